"""Four eyes: a command that one actor asks for and another approves."""
