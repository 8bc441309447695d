"""The posting rules of a party's account, a file for each family."""
