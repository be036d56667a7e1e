-- 删去个人信息 (个人信息保护法 第四十七条) leaves every figure where it stands. Until now the table held the values alone, so that a figure could go
-- from the text, from a cell and from what is printed of a value. What came may now differ by the mark alone, with whatever stood there.
create function is_only_struck(old jsonb, new jsonb) returns boolean language plpgsql immutable as $$
declare
  was text;
  is_now text;
begin
  if old = new then return true; end if;
  if jsonb_typeof(old) is distinct from jsonb_typeof(new) then return false; end if;
  if jsonb_typeof(old) = 'object' then
    return not exists (
      select from jsonb_each(old) as o full join jsonb_each(new) as n on n.key = o.key
      where o.key is null or n.key is null or not is_only_struck(o.value, n.value));
  end if;
  if jsonb_typeof(old) = 'array' then
    return jsonb_array_length(old) = jsonb_array_length(new) and not exists (
      select from jsonb_array_elements(old) with ordinality as o (value, i)
        join jsonb_array_elements(new) with ordinality as n (value, i) on n.i = o.i
      where not is_only_struck(o.value, n.value));
  end if;
  if jsonb_typeof(old) <> 'string' then return false; end if;
  was := old #>> '{}';
  is_now := new #>> '{}';
  -- A cell that is a figure and nothing else is nobody's name; a telephone has no separators and more figures.
  if was ~ '^\s*([0-9]{1,6}|[0-9]{1,3}([,，][0-9]{3})+)([.．][0-9]+)?\s*[%％‰]?\s*$' then return false; end if;
  return position('（已删去）' in is_now) > 0
    and was like replace(replace(replace(replace(is_now, '\', '\\'), '%', '\%'), '_', '\_'), '（已删去）', '%');
end $$;

create or replace function refuse_county_report_change() returns trigger language plpgsql as $$
begin
  if new.seal = old.seal and new.sha256 = old.sha256
    and jsonb_array_length(new.struck) = jsonb_array_length(old.struck) + 1
    and jsonb_path_query_array(new.content, '$.values[*] ? (@.value != null || @.part != null || @.figure != null).text')
      = jsonb_path_query_array(old.content, '$.values[*] ? (@.value != null || @.part != null || @.figure != null).text')
    and is_only_struck(to_jsonb(old.title), to_jsonb(new.title))
    and is_only_struck(old.content, new.content) then
    return new;
  end if;
  raise exception 'A report that came over the line is never changed.';
end $$;

-- The answer of the network above is to one edition: what was said of an earlier one says nothing of the next.
alter table exchange_letter add column edition integer;
update exchange_letter as l set edition = (
    select max(s.edition) from work_report_signing as s
    where s.county_id = l.county_id and s.report_id = l.matter_id and s.signed_at <= l.made_at)
  where l.direction = 'in' and l.kind = 'answer' and l.verdict in ('new', 'same');
