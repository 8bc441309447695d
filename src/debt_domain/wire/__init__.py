"""Events to and from the bytes that are stored for ever."""
