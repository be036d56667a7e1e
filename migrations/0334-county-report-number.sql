-- 文号的变动 goes over the line too: a number that was given or voided after a report had been sent up is told to the network above.
alter table exchange_letter drop constraint exchange_letter_kind_check;
alter table exchange_letter add constraint exchange_letter_kind_check
  check (kind in ('ticket', 'reply', 'report', 'month', 'answer', 'number'));

alter table county_report
  -- The step of the report in its county after which its number was told last; nought is with the report itself.
  add column number_step integer not null default 0,
  add column voided_numbers jsonb not null default '[]' check (jsonb_typeof(voided_numbers) = 'array'),
  -- 删去个人信息 (个人信息保护法 第四十七条): when words that tell of somebody were struck out of it, how often they stood there, by whom and why.
  add column struck jsonb not null default '[]' check (jsonb_typeof(struck) = 'array');

-- What came is never another text, but that words are struck out of it: each time with its line, and its numbers stay what they are. The
-- hashes stay those of what came.
create or replace function refuse_county_report_change() returns trigger language plpgsql as $$
begin
  if new.seal = old.seal and new.sha256 = old.sha256
    and jsonb_array_length(new.struck) = jsonb_array_length(old.struck) + 1
    and jsonb_path_query_array(new.content, '$.values[*].value') = jsonb_path_query_array(old.content, '$.values[*].value')
    and jsonb_path_query_array(new.content, '$.values[*].part') = jsonb_path_query_array(old.content, '$.values[*].part')
    and jsonb_path_query_array(new.content, '$.values[*].whole') = jsonb_path_query_array(old.content, '$.values[*].whole')
    and jsonb_array_length(new.content -> 'blocks') = jsonb_array_length(old.content -> 'blocks') then
    return new;
  end if;
  raise exception 'A report that came over the line is never changed.';
end $$;
drop trigger county_report_kept on county_report;
create trigger county_report_kept before update on county_report for each row
  when (old.content is distinct from new.content or old.seal <> new.seal or old.sha256 <> new.sha256 or old.title <> new.title)
  execute function refuse_county_report_change();

-- 同号 (shared number): before there was a register, two editions may have gone out under one 发文字号. The first has it in the register; of the
-- others it was told to nobody that they lost it, and a number that was voided there was printed still.
create table issued_number_shared (
  like issued_number including constraints including defaults,
  primary key (county_id, number, report_id, edition),
  foreign key (county_id, report_id) references work_report (county_id, id)
);
create index issued_number_shared_year on issued_number_shared (county_id, year, given_on);
create trigger issued_number_shared_kept before update or delete on issued_number_shared
  for each row execute function keep_issued_number();

insert into issued_number_shared (county_id, number, year, report_id, edition, given_on, given_by_id)
select g.county_id, g.number, n.year, g.report_id, g.edition, g.given_on, g.given_by_id
from (
  select s.county_id, s.frozen #>> '{issue,number}' as number, s.report_id, s.edition,
    (s.signed_at at time zone 'Asia/Shanghai')::date as given_on, s.signed_by_id as given_by_id, s.signed_at as at
  from work_report_signing as s
  union all
  select l.county_id, l.detail ->> 'paper', l.matter_id, e.edition, l.on_day, l.by::text, l.at
  from ledger as l join lateral (
    select max(s.edition) as edition from work_report_signing as s
    where s.county_id = l.county_id and s.report_id = l.matter_id and s.signed_at <= l.at
  ) as e on e.edition is not null
  where l.verb = 'work-report-numbered'
) as g
  join issued_number as n on n.county_id = g.county_id and n.number = g.number
    and (n.report_id, n.edition) <> (g.report_id, g.edition)
order by g.at, g.edition
on conflict do nothing;
