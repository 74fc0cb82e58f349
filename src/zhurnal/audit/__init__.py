"""The trail: events only ever added, by ``record``, in the transaction of the change."""
