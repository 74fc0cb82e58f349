"""Which school: the scope, the tenant model and its keys, the database backends."""
