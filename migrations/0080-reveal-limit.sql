-- How often one person may look behind the mask on a day, and from how many times on his superior hears of it.
update county set limits = limits || '{"revealsADay": 30, "revealsTold": 15}' where not limits ? 'revealsADay';
