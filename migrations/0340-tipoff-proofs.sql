-- 告知的凭据: somebody writes down the telephone that he called; the job takes it out of what was written before, as out of all words.
update tipoff set words_open = true where not words_open and notices <> '[]';
