"""The components: masthead, letter, attachments, and their outline."""
