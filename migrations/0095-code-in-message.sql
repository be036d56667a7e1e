-- Every night the codes that are no longer good are taken out of messages. They lie in those that went out just now or never will, and
-- the index holds these alone: the job has not to read all the messages that there ever were, and a message without a code adds nothing.
create index message_code on message (county_id, made_at) where channel = 'sms' and text ~ '验证码 [0-9]{6}';
