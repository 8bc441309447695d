"""The posting rules: pure functions of a fact and the state, giving lines."""
