from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application

#: New objects between two looks for cycles. A journal page makes some thousands, which its end
#: frees without any collector: with Python's 700 it was searched three times for nothing.
_NEW_OBJECTS = 20_000

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhurnal.config.settings")
application = get_wsgi_application()

# What is loaded now stays until the worker ends, and need not be searched again.
gc.collect()
gc.freeze()
gc.set_threshold(_NEW_OBJECTS, 10, 10)
