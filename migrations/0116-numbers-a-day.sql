-- How many different whole telephones or identity numbers one person may ask for on a day.
update county set limits = limits || '{"numbersADay": 200}' where not limits ? 'numbersADay';
