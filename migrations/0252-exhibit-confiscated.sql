-- 罚没的物证交罚没财物仓库，或者公开拍卖、变卖: what was confiscated has two ends that an exhibit could not have.
alter table exhibit drop constraint exhibit_ending_check;
alter table exhibit add constraint exhibit_ending_check
  check (ending in ('returned', 'handedWith', 'stored', 'sold', 'destroyed', 'archived'));
