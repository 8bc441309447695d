"""Who is owed what in a case, calculated a second time from its facts alone.

It shares no code with the posting rules: neither the waterfall, nor the split's table,
nor interest. Where it and the ledger differ, one of the two is wrong.
"""
