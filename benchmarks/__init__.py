"""What pages and writes cost, beside what the machine could do at best: `make bench`.

Machines differ and are shared, so nothing here is asserted; every figure stands beside a baseline
of the same run.
"""
