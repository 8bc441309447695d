"""One claim against one debtor, worked as one matter."""
