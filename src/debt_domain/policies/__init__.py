"""Pure, versioned answers to questions that a platform decides for itself."""
