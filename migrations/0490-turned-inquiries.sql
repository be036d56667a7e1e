-- 转为举报的咨询 (令121 第三十七条): since who asked is forgotten by whichever way an inquiry becomes a tip-off, what was served on him and what
-- was sent to him goes with the move. Of those that were turned before, both stayed where the inquiry was linked to a tip-off that was there already,
-- and the served sheet always. Neither table is stated in the ledger, which keeps the hashes of what was served; the words that officers had written are closed
-- as they are read, for no line of the ledger is written anew.
delete from served_paper as p using inquiry as i
where i.tipoff_id is not null and p.county_id = i.county_id and p.matter_id = i.id;

update message as m
set "to" = '', message_seal = null, key_id = null, text = '（内容已隐去）', sent_at = coalesce(m.sent_at, now())
from inquiry as i
where i.tipoff_id is not null and m.county_id = i.county_id and m.matter_id = i.id and m.text <> '（内容已隐去）'
  and m.made_at <= (select l.at from ledger as l
    where l.county_id = i.county_id and l.matter_id = i.id and l.verb = 'turned-into-tipoff' order by l.seq limit 1);
