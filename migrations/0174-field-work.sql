-- 第二人的确认比记录先到：等记录到了再算。
create table early_confirmation (
  county_id integer not null,
  inspection_id uuid not null,
  by_id uuid not null,
  -- The press under which it was sent: once it is made, it is known by this.
  request_id uuid not null,
  device_id uuid not null,
  acted_at timestamptz(3) not null,
  arrived_at timestamptz(3) not null,
  primary key (county_id, inspection_id, by_id),
  foreign key (county_id, by_id) references account (county_id, id)
);

-- 照片比检查记录先到：不清掉，等记录到了归到那一户。
create table early_photo (
  county_id integer not null,
  id uuid not null,
  -- 检查，或者抽样。
  entry_id uuid not null,
  by_id uuid not null,
  device_id uuid not null,
  acted_at timestamptz(3) not null,
  arrived_at timestamptz(3) not null,
  primary key (county_id, id),
  foreign key (county_id, id) references attachment (county_id, id) on delete cascade,
  foreign key (county_id, by_id) references account (county_id, id)
);
create index early_photo_entry on early_photo (county_id, entry_id);
