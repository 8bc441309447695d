"""The main job on shipped data: invented submissions, partners and two months."""
