-- What each filing paid for again and again: once more asked once, or where it is cheap.

-- That the station of a complaint exists was asked of every complaint by itself. It is asked of the stations that have had one instead, as
-- it is of offices in the tally: the same statement notes them, and a note that is there already costs a look into an index.
create table station_with_complaints (
  county_id integer not null,
  station_id text not null,
  primary key (county_id, station_id),
  foreign key (county_id, station_id) references station (county_id, id)
);
insert into station_with_complaints select distinct county_id, station_id from complaint where station_id is not null;

create or replace function complaint_tally_change() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into complaint_tally as t (county_id, office_id, handler_id, stage, due_on, n)
    select county_id, coalesce(office_id, ''), coalesce(handler_id::text, ''), stage, coalesce(due_on, 'infinity'), count(*)
    from new_rows group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
    on conflict (county_id, office_id, handler_id, stage, due_on) do update set n = t.n + excluded.n;
    insert into station_with_complaints select distinct county_id, station_id from new_rows where station_id is not null
    order by 1, 2 on conflict do nothing;
  else
    insert into complaint_tally as t (county_id, office_id, handler_id, stage, due_on, n)
    select county_id, office_id, handler_id, stage, due_on, sum(n)
    from (
      select county_id, coalesce(office_id, '') as office_id, coalesce(handler_id::text, '') as handler_id, stage, coalesce(due_on, 'infinity') as due_on, 1 as n from new_rows
      union all
      select county_id, coalesce(office_id, ''), coalesce(handler_id::text, ''), stage, coalesce(due_on, 'infinity'), -1 from old_rows
    ) as changed
    group by 1, 2, 3, 4, 5 having sum(n) <> 0 order by 1, 2, 3, 4, 5
    on conflict (county_id, office_id, handler_id, stage, due_on) do update set n = t.n + excluded.n;
  end if;
  return null;
end $$;

-- A complaint hardly ever goes to another station: no other change pays for it.
create function complaint_station_change() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  insert into station_with_complaints values (new.county_id, new.station_id) on conflict do nothing;
  return null;
end $$;
create trigger complaint_station_update after update of station_id on complaint for each row
  when (new.station_id is not null and new.station_id is distinct from old.station_id)
  execute function complaint_station_change();
alter table complaint drop constraint complaint_county_id_station_id_fkey;

-- Each message was tried for a code by a pattern, which is made anew for each statement; its words are now looked at for the two signs
-- first that no receipt has.
drop index message_code;
create index message_code on message (county_id, made_at)
  where channel = 'sms' and text like '%验证码%' and text ~ '验证码 [0-9]{6}';

-- Under which keys rows lie is asked at each start: by ranges of pages, as of the ledger (0098), and not by an entry for each row.
drop index complaint_key, message_key;
create index complaint_key on complaint using brin (key_id) with (autosummarize = on);
create index message_key on message using brin (key_id) with (autosummarize = on);
