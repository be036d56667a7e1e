-- 来件登记簿 (S27, decision 0025): how many came in of a kind through a channel on a day that is over, so that a month of a large county is
-- added up and not counted anew. The clock counts the days; a filing writes nothing here. A day that changes afterwards, by a table of old
-- matters or a channel put right, is counted no more, and by its matters until the next night.
create table register_day (
  county_id integer not null references county,
  kind text not null check (kind in ('complaint', 'tipoff', 'inquiry')),
  on_day date not null,
  -- Empty, with nought, once a day: that it was counted, also where nothing came in.
  channel text not null,
  n integer not null check (n >= 0),
  primary key (county_id, kind, on_day, channel)
);

create function uncount_register_day() returns trigger language plpgsql as $$
begin
  -- Whoever counts days holds this alone: a day is counted before such a change or after it, never without it.
  perform pg_advisory_xact_lock_shared(4100412);
  if tg_op <> 'INSERT' then
    delete from register_day where county_id = old.county_id and kind = tg_table_name
      and on_day = (old.filed_at at time zone 'Asia/Shanghai')::date;
  end if;
  if tg_op <> 'DELETE' then
    delete from register_day where county_id = new.county_id and kind = tg_table_name
      and on_day = (new.filed_at at time zone 'Asia/Shanghai')::date;
  end if;
  return null;
end $$;

-- What is filed today is of a day that is counted the day after tomorrow at the earliest: nothing is called for it.
do $$
declare
  kind text;
begin
  foreach kind in array array['complaint', 'tipoff', 'inquiry'] loop
    execute format('create trigger register_day_filed after insert on %I for each row
      when (new.filed_at < now() - interval ''20 hours'') execute function uncount_register_day()', kind);
    execute format('create trigger register_day_changed after update of channel, filed_at on %I for each row
      when (old.channel is distinct from new.channel or old.filed_at <> new.filed_at) execute function uncount_register_day()', kind);
    execute format('create trigger register_day_removed after delete on %I for each row execute function uncount_register_day()', kind);
  end loop;
end $$;
