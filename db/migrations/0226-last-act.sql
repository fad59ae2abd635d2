-- By which act somebody changed a rule last: the next rule of the same paper begins from it.
create index audit_entry_rule_change on audit_entry (actor_user_id, id desc) where word = 'region.setting-changed';
