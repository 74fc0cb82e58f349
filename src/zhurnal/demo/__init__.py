"""The demo school: a fictional school of Barnaul and what its terms leave behind."""
