"""The Resolved document: every number, id, label and target is present; what renders it only prints."""
