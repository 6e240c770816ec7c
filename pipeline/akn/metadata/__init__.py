"""The metadata of Akoma Ntoso: identification, register, relations, keywords."""
