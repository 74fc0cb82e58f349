"""How a school assesses: its local act as data, in versions."""
