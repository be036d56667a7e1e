-- 法制审核人员: whom the county names to review cases for the legal body (行政处罚法 第五十八条), with what qualifies them. A county that has named
-- nobody names them before the next case goes there; what is with a reviewer stays with him.
create table legal_reviewer (
  county_id integer not null references county,
  account_id uuid not null,
  qualification text not null check (qualification <> ''),
  since_on date not null,
  primary key (county_id, account_id),
  foreign key (county_id, account_id) references account (county_id, id)
);
