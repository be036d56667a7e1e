-- 响应等级: what was a table in the program is the county's to set; it starts with what the program had.
update county set limits = limits || '{"responseLevels": {
  "4": {"zh": "四级（一般）", "en": "Level IV", "households": 1, "towns": 1, "answerHours": 48, "told": ["centre", "leader"], "command": false},
  "3": {"zh": "三级（较大）", "en": "Level III", "households": 10, "towns": 2, "answerHours": 24, "told": ["centre", "leader"], "command": false},
  "2": {"zh": "二级（重大）", "en": "Level II", "households": 30, "towns": 4, "answerHours": 12, "told": ["centre", "leader", "officeHead"], "command": true},
  "1": {"zh": "一级（特别重大）", "en": "Level I", "households": 100, "towns": 8, "answerHours": 4, "told": ["centre", "leader", "officeHead"], "command": true}
}}' where not limits ? 'responseLevels';
