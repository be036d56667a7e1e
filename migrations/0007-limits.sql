-- Two limits more that a county sets for itself: by when a reporter hears that there is no power over the tip-off, and by
-- when an inquiry is answered.

update county set limits = '{"tellNoPowerWorkingDays": 5, "answerWorkingDays": 3}' || limits;
