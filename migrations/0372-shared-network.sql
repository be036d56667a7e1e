-- 共享网络信息 (S90): a department may read by agreement the stations, their coverage, and how many clues of its own kind there are; of which
-- goods and services those are, the agreement says.
alter table pact drop constraint pact_data_class_check;
alter table pact add constraint pact_data_class_check
  check (data_class in ('contact', 'training', 'composition', 'work', 'stations', 'coverage', 'clues'));
alter table pact add column category_code text;
alter table pact add constraint pact_category check ((data_class = 'clues') = (category_code is not null));
