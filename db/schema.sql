-- In which of their roles somebody with several acts in a session.
table access_acting_role (
  session_id text not null,
  role_id uuid not null,
  chosen_at timestamp with time zone not null,
  constraint access_acting_role_session_id_check CHECK ((session_id ~ '^[0-9a-f]{64}$'::text)),
  constraint access_acting_role_role_id_fkey FOREIGN KEY (role_id) REFERENCES access_role(id),
  constraint access_acting_role_pkey PRIMARY KEY (session_id)
);
CREATE INDEX access_acting_role_role ON access_acting_role USING btree (role_id);

-- By which order of the institution a person holds which rights, since when; the latest row holds (S-165).
table access_appointment (
  id uuid not null,
  role_id uuid not null,
  user_id uuid not null,
  rights text[] not null,
  order_number text not null,
  order_on date not null,
  appointed_at timestamp with time zone not null,
  appointed_by uuid not null,
  constraint access_appointment_of_another_person CHECK ((appointed_by <> user_id)),
  constraint access_appointment_appointed_by_fkey FOREIGN KEY (appointed_by) REFERENCES access_user(id),
  constraint access_appointment_role_id_fkey FOREIGN KEY (role_id) REFERENCES access_role(id),
  constraint access_appointment_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id),
  constraint access_appointment_pkey PRIMARY KEY (id)
);
CREATE INDEX access_appointment_role ON access_appointment USING btree (role_id, appointed_at);

-- Failed attempts for sliding-window limits; subjects are keyed hashes, never addresses or numbers.
table access_attempt (
  id bigint not null default,
  kind text not null,
  subject text not null,
  at timestamp with time zone not null,
  constraint access_attempt_pkey PRIMARY KEY (id)
);
CREATE INDEX access_attempt_at ON access_attempt USING btree (at);
CREATE INDEX access_attempt_subject ON access_attempt USING btree (kind, subject, at DESC);

-- Consents of a user, each a separate document with its version (156-FZ).
table access_consent (
  id uuid not null,
  user_id uuid not null,
  kind text not null,
  version text not null,
  text_hash bytea not null,
  given_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  told_version text,
  constraint access_consent_kind_check CHECK ((kind = ANY (ARRAY['site-rules'::text, 'privacy-policy'::text, 'personal-data'::text]))),
  constraint access_consent_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id),
  constraint access_consent_pkey PRIMARY KEY (id)
);
CREATE INDEX access_consent_user ON access_consent USING btree (user_id, kind);
CREATE UNIQUE INDEX access_consent_living ON access_consent USING btree (user_id, kind) WHERE (withdrawn_at IS NULL);

-- The secret of an application for one-time codes, sealed; until it is confirmed it asks nothing. A code of last_step or before it was used.
table access_factor (
  user_id uuid not null,
  sealed bytea not null,
  created_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  last_step bigint,
  id uuid not null,
  constraint access_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id),
  constraint access_factor_pkey PRIMARY KEY (user_id),
  constraint access_factor_one UNIQUE (id)
);
CREATE UNIQUE INDEX access_factor_one ON access_factor USING btree (id);

-- A lost second factor is taken off by two people: one asks with a reason, another confirms.
table access_factor_release (
  id uuid not null,
  user_id uuid not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  confirmed_by uuid,
  confirmed_at timestamp with time zone,
  factor_id uuid not null,
  expires_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint access_factor_release_by_two CHECK (((confirmed_by IS DISTINCT FROM asked_by) AND (asked_by <> user_id) AND (confirmed_by IS DISTINCT FROM user_id))),
  constraint access_factor_release_confirmed CHECK (((confirmed_by IS NULL) = (confirmed_at IS NULL))),
  constraint access_factor_release_in_time CHECK (((confirmed_at IS NULL) OR (confirmed_at < expires_at) OR (expires_at = asked_at))),
  constraint access_factor_release_over_once CHECK ((num_nonnulls(confirmed_at, closed_at) <= 1)),
  constraint access_factor_release_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES access_user(id),
  constraint access_factor_release_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES access_user(id),
  constraint access_factor_release_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id),
  constraint access_factor_release_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX access_factor_release_waiting ON access_factor_release USING btree (user_id) WHERE ((confirmed_at IS NULL) AND (closed_at IS NULL));

-- A single-use link by which a member of staff gets a role (S-158); only the hash of the token is kept.
table access_invitation (
  id uuid not null,
  token_hash bytea not null,
  email text not null,
  surname text not null,
  name text not null,
  patronymic text,
  role text not null,
  scope_id uuid,
  scope_name text,
  rights text[] not null,
  order_number text not null,
  order_on date not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  expires_at timestamp with time zone not null,
  taken_at timestamp with time zone,
  taken_by uuid,
  withdrawn_at timestamp with time zone,
  constraint access_invitation_email_check CHECK ((email = lower(email))),
  constraint access_invitation_of_another_person CHECK ((taken_by IS DISTINCT FROM created_by)),
  constraint access_invitation_role_check CHECK ((role = ANY (ARRAY['reception'::text, 'provider'::text, 'municipality'::text, 'region'::text, 'support'::text]))),
  constraint access_invitation_created_by_fkey FOREIGN KEY (created_by) REFERENCES access_user(id),
  constraint access_invitation_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES access_user(id),
  constraint access_invitation_pkey PRIMARY KEY (id),
  constraint access_invitation_token_hash_key UNIQUE (token_hash)
);
CREATE INDEX access_invitation_scope ON access_invitation USING btree (scope_id);
CREATE UNIQUE INDEX access_invitation_token_hash_key ON access_invitation USING btree (token_hash);
CREATE UNIQUE INDEX access_invitation_waiting ON access_invitation USING btree (email, role, COALESCE(scope_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE ((taken_at IS NULL) AND (withdrawn_at IS NULL));

-- Single-use links of letters; only the hash of the token is kept.
table access_link (
  token_hash bytea not null,
  user_id uuid not null,
  purpose text not null,
  email text,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint access_link_email_check CHECK ((email = lower(email))),
  constraint access_link_email_known CHECK (((email IS NULL) = (purpose = ANY (ARRAY['first-password'::text, 'second-factor'::text])))),
  constraint access_link_purpose_check CHECK ((purpose = ANY (ARRAY['confirm-email'::text, 'recover-password'::text, 'invitation'::text, 'first-password'::text, 'second-factor'::text]))),
  constraint access_link_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id),
  constraint access_link_pkey PRIMARY KEY (token_hash)
);
CREATE INDEX access_link_user ON access_link USING btree (user_id, purpose);

-- Sign-in by a certificate's number (S-038): a printed password expires and only asks for an own one, which does not.
table access_login (
  number text not null,
  user_id uuid not null,
  password_hash text not null,
  print_key text,
  set_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  closed_at timestamp with time zone,
  constraint access_login_check CHECK (((print_key IS NULL) OR (expires_at IS NOT NULL))),
  constraint access_login_number_check CHECK ((number ~ '^[0-9]{10}$'::text)),
  constraint access_login_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id),
  constraint access_login_pkey PRIMARY KEY (number),
  constraint access_login_user_id_key UNIQUE (user_id)
);
CREATE UNIQUE INDEX access_login_user_id_key ON access_login USING btree (user_id);

-- Codes on paper for a lost phone, each for one use; only hashes are kept.
table access_recovery_code (
  user_id uuid not null,
  code_hash bytea not null,
  used_at timestamp with time zone,
  constraint access_recovery_code_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id),
  constraint access_recovery_code_pkey PRIMARY KEY (user_id, code_hash)
);

-- A role in a scope (point, provider, municipality); rights are what the role does not give by itself.
table access_role (
  id uuid not null,
  user_id uuid not null,
  role text not null,
  scope_id uuid,
  scope_name text,
  rights text[] not null default,
  granted_at timestamp with time zone not null,
  granted_by uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint access_role_not_by_oneself CHECK ((granted_by IS DISTINCT FROM user_id)),
  constraint access_role_role_check CHECK ((role = ANY (ARRAY['family'::text, 'certificate'::text, 'reception'::text, 'provider'::text, 'municipality'::text, 'region'::text, 'support'::text]))),
  constraint access_role_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES access_user(id),
  constraint access_role_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES access_user(id),
  constraint access_role_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id),
  constraint access_role_pkey PRIMARY KEY (id)
);
CREATE INDEX access_role_scope ON access_role USING btree (scope_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX access_role_living ON access_role USING btree (user_id, role, COALESCE(scope_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE (ended_at IS NULL);

-- Who signs in: a guardian, a child from 14, a member of staff; without an e-mail by a certificate's number.
table access_user (
  id uuid not null,
  surname text not null,
  name text not null,
  patronymic text,
  email text,
  phone text,
  municipality_id uuid,
  password_hash text,
  created_at timestamp with time zone not null,
  email_confirmed_at timestamp with time zone,
  blocked_at timestamp with time zone,
  factor_waived boolean not null default,
  blocked_by uuid,
  constraint access_user_blocked_by_somebody CHECK (((blocked_by IS NULL) OR (blocked_at IS NOT NULL))),
  constraint access_user_email_check CHECK ((email = lower(email))),
  constraint access_user_phone_check CHECK ((phone ~ '^\+7[0-9]{10}$'::text)),
  constraint access_user_blocked_by_fkey FOREIGN KEY (blocked_by) REFERENCES access_user(id),
  constraint access_user_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint access_user_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX access_user_email ON access_user USING btree (email);

-- Completeness of a closed month by contract, in hundredths of a percent; the provider may only lower it, with a reason.
table attendance_completeness (
  application_id uuid not null,
  month date not null,
  group_id uuid not null,
  planned smallint not null,
  held smallint not null,
  present smallint not null,
  counted_share smallint not null,
  share smallint not null,
  reason text,
  constraint attendance_completeness_check CHECK (((held >= 0) AND (held <= planned))),
  constraint attendance_completeness_check1 CHECK (((present >= 0) AND (present <= held))),
  constraint attendance_completeness_counted_share_check CHECK (((counted_share >= 0) AND (counted_share <= 10000))),
  constraint attendance_completeness_lowered_reasoned CHECK (((share = counted_share) OR (reason IS NOT NULL))),
  constraint attendance_completeness_only_down CHECK (((share >= 0) AND (share <= counted_share))),
  constraint attendance_completeness_planned_check CHECK ((planned >= 0)),
  constraint attendance_completeness_application_id_fkey FOREIGN KEY (application_id) REFERENCES enrolment_application(id),
  constraint attendance_completeness_group_id_month_fkey FOREIGN KEY (group_id, month) REFERENCES attendance_month(group_id, month),
  constraint attendance_completeness_pkey PRIMARY KEY (application_id, month)
);

-- Days whose lessons were made from the timetables: each once.
table attendance_day (
  day date not null,
  made_at timestamp with time zone not null,
  lessons integer not null,
  constraint attendance_day_pkey PRIMARY KEY (day)
);

-- One lesson of a group on a day: made from the timetable on the morning of that day, or added by the provider.
table attendance_lesson (
  id uuid not null,
  group_id uuid not null,
  lesson_on date not null,
  starts_at time without time zone not null,
  ends_at time without time zone not null,
  room text not null,
  state text not null,
  topic text,
  reason text,
  moved_to_id uuid,
  made_at timestamp with time zone not null,
  marked_at timestamp with time zone,
  marked_by uuid,
  constraint attendance_lesson_check CHECK ((ends_at > starts_at)),
  constraint attendance_lesson_held_marked CHECK (((state = 'held'::text) <= (marked_at IS NOT NULL))),
  constraint attendance_lesson_moved_somewhere CHECK (((state = 'moved'::text) = (moved_to_id IS NOT NULL))),
  constraint attendance_lesson_off_reasoned CHECK (((state = ANY (ARRAY['cancelled'::text, 'moved'::text])) = (reason IS NOT NULL))),
  constraint attendance_lesson_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'held'::text, 'cancelled'::text, 'moved'::text]))),
  constraint attendance_lesson_group_id_fkey FOREIGN KEY (group_id) REFERENCES programmes_group(id),
  constraint attendance_lesson_marked_by_fkey FOREIGN KEY (marked_by) REFERENCES access_user(id),
  constraint attendance_lesson_moved_to_id_fkey FOREIGN KEY (moved_to_id) REFERENCES attendance_lesson(id),
  constraint attendance_lesson_pkey PRIMARY KEY (id),
  constraint attendance_lesson_moved_to_id_key UNIQUE (moved_to_id),
  constraint attendance_lesson_once UNIQUE (group_id, lesson_on, starts_at)
);
CREATE UNIQUE INDEX attendance_lesson_moved_to_id_key ON attendance_lesson USING btree (moved_to_id);
CREATE UNIQUE INDEX attendance_lesson_once ON attendance_lesson USING btree (group_id, lesson_on, starts_at);

-- Whether a child was at a lesson; what stood before a correction is kept aside.
table attendance_mark (
  lesson_id uuid not null,
  application_id uuid not null,
  presence text not null,
  reason text,
  marked_at timestamp with time zone not null,
  marked_by uuid not null,
  constraint attendance_mark_check CHECK (((reason IS NULL) OR (presence = 'excused'::text))),
  constraint attendance_mark_presence_check CHECK ((presence = ANY (ARRAY['present'::text, 'excused'::text, 'absent'::text]))),
  constraint attendance_mark_application_id_fkey FOREIGN KEY (application_id) REFERENCES enrolment_application(id),
  constraint attendance_mark_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES attendance_lesson(id),
  constraint attendance_mark_marked_by_fkey FOREIGN KEY (marked_by) REFERENCES access_user(id),
  constraint attendance_mark_pkey PRIMARY KEY (lesson_id, application_id)
);
CREATE INDEX attendance_mark_application ON attendance_mark USING btree (application_id);

-- append-only: marks as they stood before they were corrected.
table attendance_mark_change (
  id bigint not null default,
  lesson_id uuid not null,
  application_id uuid not null,
  presence text not null,
  reason text,
  marked_at timestamp with time zone not null,
  marked_by uuid not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  constraint attendance_mark_change_application_id_fkey FOREIGN KEY (application_id) REFERENCES enrolment_application(id),
  constraint attendance_mark_change_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES attendance_lesson(id),
  constraint attendance_mark_change_pkey PRIMARY KEY (id)
);
CREATE INDEX attendance_mark_change_lesson ON attendance_mark_change USING btree (lesson_id);

-- A month of a group that its provider has closed: nothing of it is marked any more.
table attendance_month (
  group_id uuid not null,
  month date not null,
  planned smallint not null,
  held smallint not null,
  closed_at timestamp with time zone not null,
  closed_by uuid not null,
  constraint attendance_month_check CHECK (((held >= 0) AND (held <= planned))),
  constraint attendance_month_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint attendance_month_planned_check CHECK ((planned >= 0)),
  constraint attendance_month_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES access_user(id),
  constraint attendance_month_group_id_fkey FOREIGN KEY (group_id) REFERENCES programmes_group(id),
  constraint attendance_month_pkey PRIMARY KEY (group_id, month)
);

-- append-only: the hash chain over the journal, sealed in batches by a job.
table audit_batch (
  number bigint not null,
  sealed_at timestamp with time zone not null,
  entries integer not null,
  previous_hash bytea,
  hash bytea not null,
  constraint audit_batch_check CHECK (((number = 1) = (previous_hash IS NULL))),
  constraint audit_batch_entries_check CHECK ((entries > 0)),
  constraint audit_batch_pkey PRIMARY KEY (number),
  constraint audit_batch_hash_key UNIQUE (hash)
);
CREATE UNIQUE INDEX audit_batch_hash_key ON audit_batch USING btree (hash);

-- append-only: which batch sealed which row; rows commit out of order, so a range would not do.
table audit_batch_entry (
  entry_id bigint not null,
  batch_number bigint not null,
  constraint audit_batch_entry_batch_number_fkey FOREIGN KEY (batch_number) REFERENCES audit_batch(number),
  constraint audit_batch_entry_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES audit_entry(id),
  constraint audit_batch_entry_pkey PRIMARY KEY (entry_id)
);
CREATE INDEX audit_batch_entry_batch ON audit_batch_entry USING btree (batch_number);

-- append-only: who saw or changed what; a row is written in the transaction of the act.
table audit_entry (
  id bigint not null default,
  at timestamp with time zone not null,
  word text not null,
  actor_user_id uuid,
  actor_role text not null,
  actor_scope_id uuid,
  child_id uuid,
  subject_kind text,
  subject_id uuid,
  facts jsonb not null default,
  reason text,
  constraint audit_entry_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_entry_at ON audit_entry USING brin (at);
CREATE INDEX audit_entry_child ON audit_entry USING btree (child_id, id DESC) WHERE (child_id IS NOT NULL);
CREATE INDEX audit_entry_rule_change ON audit_entry USING btree (actor_user_id, id DESC) WHERE (word = 'region.setting-changed'::text);
CREATE INDEX audit_entry_subject ON audit_entry USING btree (subject_id, id DESC) WHERE (subject_id IS NOT NULL);

-- Below sealed_to every row of the journal is in a batch: the nightly seal begins there.
table audit_mark (
  one boolean not null default,
  sealed_to bigint not null,
  next_to bigint not null,
  constraint audit_mark_one_check CHECK (one),
  constraint audit_mark_pkey PRIMARY KEY (one)
);

-- Applications that a family prepares before it files them: no seat and no money is held by a line.
table basket_line (
  id uuid not null,
  user_id uuid not null,
  child_id uuid not null,
  group_id uuid not null,
  ordinal integer not null,
  added_at timestamp with time zone not null,
  told_at timestamp with time zone,
  application_id uuid,
  filed_at timestamp with time zone,
  constraint basket_line_filed_with_application CHECK (((application_id IS NULL) = (filed_at IS NULL))),
  constraint basket_line_application_id_fkey FOREIGN KEY (application_id) REFERENCES enrolment_application(id),
  constraint basket_line_child_id_fkey FOREIGN KEY (child_id) REFERENCES families_child(id),
  constraint basket_line_group_id_fkey FOREIGN KEY (group_id) REFERENCES programmes_group(id),
  constraint basket_line_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id),
  constraint basket_line_pkey PRIMARY KEY (id),
  constraint basket_line_application_once UNIQUE (application_id)
);
CREATE INDEX basket_line_child ON basket_line USING btree (child_id);
CREATE INDEX basket_line_group ON basket_line USING btree (group_id);
CREATE INDEX basket_line_of ON basket_line USING btree (user_id, ordinal);
CREATE INDEX basket_line_to_tell ON basket_line USING btree (group_id) WHERE ((told_at IS NULL) AND (application_id IS NULL));
CREATE UNIQUE INDEX basket_line_application_once ON basket_line USING btree (application_id);
CREATE UNIQUE INDEX basket_line_once ON basket_line USING btree (user_id, child_id, group_id) WHERE (application_id IS NULL);

-- A reception campaign with its first and last day by an act of the municipality (S-055, S-162).
table certificates_campaign (
  id uuid not null,
  municipality_id uuid not null,
  title text not null,
  starts_on date not null,
  ends_on date not null,
  act_id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  constraint certificates_campaign_check CHECK ((ends_on >= starts_on)),
  constraint certificates_campaign_act_id_fkey FOREIGN KEY (act_id) REFERENCES region_act(id),
  constraint certificates_campaign_created_by_fkey FOREIGN KEY (created_by) REFERENCES access_user(id),
  constraint certificates_campaign_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint certificates_campaign_pkey PRIMARY KEY (id),
  constraint certificates_campaign_one_at_a_time EXCLUDE USING gist (municipality_id WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&)
);
CREATE INDEX certificates_campaign_one_at_a_time ON certificates_campaign USING gist (municipality_id, daterange(starts_on, ends_on, '[]'::text));

-- A category of children set by the payer; accounting only when not funded.
table certificates_category (
  id uuid not null,
  municipality_id uuid not null,
  name text not null,
  proof text,
  funded boolean not null,
  ordinal smallint not null,
  act_id uuid not null,
  opened_on date,
  closed_on date,
  closing_act_id uuid,
  constraint certificates_category_closed_by_act CHECK (((closed_on IS NULL) = (closing_act_id IS NULL))),
  constraint certificates_category_opened_before_closed CHECK ((closed_on > opened_on)),
  constraint certificates_category_act_id_fkey FOREIGN KEY (act_id) REFERENCES region_act(id),
  constraint certificates_category_closing_act_id_fkey FOREIGN KEY (closing_act_id) REFERENCES region_act(id),
  constraint certificates_category_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint certificates_category_pkey PRIMARY KEY (id),
  constraint certificates_category_municipality_id_ordinal_key UNIQUE (municipality_id, ordinal)
);
CREATE INDEX certificates_category_closing_act ON certificates_category USING btree (closing_act_id);
CREATE UNIQUE INDEX certificates_category_municipality_id_ordinal_key ON certificates_category USING btree (municipality_id, ordinal);
CREATE UNIQUE INDEX certificates_category_named_once ON certificates_category USING btree (municipality_id, lower(name)) WHERE (closed_on IS NULL);

-- The registry record of ten digits: activation, validity and funding are independent axes.
table certificates_certificate (
  id uuid not null,
  number text not null,
  child_id uuid not null,
  municipality_id uuid not null,
  category_id uuid not null,
  statement_id uuid not null,
  issued_at timestamp with time zone not null,
  valid_from date not null,
  valid_to date not null,
  activation text not null,
  activated_at timestamp with time zone,
  activated_by uuid,
  activated_point_id uuid,
  validity text not null,
  funding text not null,
  excluded_at timestamp with time zone,
  excluded_by uuid,
  exclusion_ground text,
  exclusion_text text,
  age_notice_at timestamp with time zone,
  received_point_id uuid,
  constraint certificates_certificate_activation_check CHECK ((activation = ANY (ARRAY['not-activated'::text, 'in-process'::text, 'activated'::text]))),
  constraint certificates_certificate_check CHECK ((valid_to >= valid_from)),
  constraint certificates_certificate_check1 CHECK (((activation = 'activated'::text) = (activated_at IS NOT NULL))),
  constraint certificates_certificate_funding_check CHECK ((funding = ANY (ARRAY['accounting'::text, 'queued'::text, 'nominal'::text]))),
  constraint certificates_certificate_ground_of_excluded CHECK (((exclusion_ground IS NULL) OR ((validity = 'excluded'::text) AND (excluded_at IS NOT NULL)))),
  constraint certificates_certificate_number_check CHECK ((number ~ '^[0-9]{10}$'::text)),
  constraint certificates_certificate_validity_check CHECK ((validity = ANY (ARRAY['valid'::text, 'frozen'::text, 'excluded'::text, 'expired'::text]))),
  constraint certificates_certificate_activated_by_fkey FOREIGN KEY (activated_by) REFERENCES access_user(id),
  constraint certificates_certificate_activated_point_id_fkey FOREIGN KEY (activated_point_id) REFERENCES certificates_point(id),
  constraint certificates_certificate_category_id_fkey FOREIGN KEY (category_id) REFERENCES certificates_category(id),
  constraint certificates_certificate_child_id_fkey FOREIGN KEY (child_id) REFERENCES families_child(id),
  constraint certificates_certificate_excluded_by_fkey FOREIGN KEY (excluded_by) REFERENCES access_user(id),
  constraint certificates_certificate_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint certificates_certificate_received_point_id_fkey FOREIGN KEY (received_point_id) REFERENCES certificates_point(id),
  constraint certificates_certificate_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES certificates_statement(id),
  constraint certificates_certificate_pkey PRIMARY KEY (id),
  constraint certificates_certificate_number_key UNIQUE (number),
  constraint certificates_certificate_statement_id_key UNIQUE (statement_id)
);
CREATE INDEX certificates_certificate_activated ON certificates_certificate USING btree (activated_point_id, activated_at) WHERE (activated_point_id IS NOT NULL);
CREATE INDEX certificates_certificate_age ON certificates_certificate USING btree (valid_to) WHERE (validity = ANY (ARRAY['valid'::text, 'frozen'::text]));
CREATE INDEX certificates_certificate_child ON certificates_certificate USING btree (child_id);
CREATE INDEX certificates_certificate_counted ON certificates_certificate USING btree (municipality_id, validity, activation, funding);
CREATE UNIQUE INDEX certificates_certificate_living ON certificates_certificate USING btree (child_id) WHERE (validity = ANY (ARRAY['valid'::text, 'frozen'::text]));
CREATE UNIQUE INDEX certificates_certificate_number_key ON certificates_certificate USING btree (number);
CREATE UNIQUE INDEX certificates_certificate_statement_id_key ON certificates_certificate USING btree (statement_id);
CREATE TRIGGER certificates_certificate_child BEFORE INSERT OR UPDATE OF child_id ON certificates_certificate FOR EACH ROW EXECUTE FUNCTION families_demand_living_child();
CREATE TRIGGER certificates_count_deleted AFTER DELETE ON certificates_certificate REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION certificates_count_old();
CREATE TRIGGER certificates_count_inserted AFTER INSERT ON certificates_certificate REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION certificates_count_new();
CREATE TRIGGER certificates_count_updated AFTER UPDATE ON certificates_certificate REFERENCING OLD TABLE AS gone NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION certificates_count_both();
CREATE TRIGGER certificates_take_point BEFORE INSERT ON certificates_certificate FOR EACH ROW EXECUTE FUNCTION certificates_take_point();

-- Living certificates by municipality, point that received them and activation, as far as changes are folded in.
table certificates_count (
  municipality_id uuid not null,
  point_id uuid,
  activation text not null,
  certificates bigint not null,
  constraint certificates_count_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint certificates_count_point_id_fkey FOREIGN KEY (point_id) REFERENCES certificates_point(id),
  constraint certificates_count_once UNIQUE NULLS NOT DISTINCT (municipality_id, point_id, activation)
);
CREATE UNIQUE INDEX certificates_count_once ON certificates_count USING btree (municipality_id, point_id, activation) NULLS NOT DISTINCT;

-- Living certificates more or fewer since the last folding: rows are added by triggers, never waited for.
table certificates_count_change (
  municipality_id uuid not null,
  point_id uuid,
  activation text not null,
  certificates bigint not null
);

-- Answers of a statement that is not sent yet; goes away when it is.
table certificates_draft (
  child_id uuid not null,
  user_id uuid not null,
  category_id uuid,
  consent_version text,
  consent_hash bytea,
  consent_at timestamp with time zone,
  rules_version text,
  rules_hash bytea,
  rules_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  constraint certificates_draft_check CHECK ((num_nonnulls(consent_version, consent_hash, consent_at) = ANY (ARRAY[0, 3]))),
  constraint certificates_draft_check1 CHECK ((num_nonnulls(rules_version, rules_hash, rules_at) = ANY (ARRAY[0, 3]))),
  constraint certificates_draft_category_id_fkey FOREIGN KEY (category_id) REFERENCES certificates_category(id),
  constraint certificates_draft_child_id_fkey FOREIGN KEY (child_id) REFERENCES families_child(id),
  constraint certificates_draft_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id),
  constraint certificates_draft_pkey PRIMARY KEY (child_id, user_id)
);

-- A certificate stopped for a while by a paper of its municipality, and how that ended (domain 3.8).
table certificates_freeze (
  id uuid not null,
  certificate_id uuid not null,
  ground text not null,
  paper text not null,
  frozen_at timestamp with time zone not null,
  frozen_by uuid not null,
  lifted_at timestamp with time zone,
  lifted_by uuid,
  lifted_paper text,
  constraint certificates_freeze_check CHECK ((num_nonnulls(lifted_at, lifted_by, lifted_paper) = ANY (ARRAY[0, 3]))),
  constraint certificates_freeze_certificate_id_fkey FOREIGN KEY (certificate_id) REFERENCES certificates_certificate(id),
  constraint certificates_freeze_frozen_by_fkey FOREIGN KEY (frozen_by) REFERENCES access_user(id),
  constraint certificates_freeze_lifted_by_fkey FOREIGN KEY (lifted_by) REFERENCES access_user(id),
  constraint certificates_freeze_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX certificates_freeze_living ON certificates_freeze USING btree (certificate_id) WHERE (lifted_at IS NULL);

-- A reception point: public table of S-167 and S-168; only authorised points activate (S-061).
table certificates_point (
  id uuid not null,
  municipality_id uuid not null,
  name text not null,
  address text not null,
  phone text not null,
  hours text not null,
  specialist text not null,
  may_activate boolean not null,
  act_id uuid not null,
  opened_on date not null,
  closed_on date,
  institution_inn text,
  workplace text,
  workplace_paper text,
  closing_act_id uuid,
  constraint certificates_point_institution_inn_check CHECK ((institution_inn ~ '^([0-9]{10}|[0-9]{12})$'::text)),
  constraint certificates_point_lives_in_order CHECK (((closed_on IS NULL) OR (closed_on >= opened_on))),
  constraint certificates_point_workplace_by_paper CHECK (((workplace IS NULL) = (workplace_paper IS NULL))),
  constraint certificates_point_workplace_check CHECK ((workplace = ANY (ARRAY['attested'::text, 'channel'::text, 'both'::text]))),
  constraint certificates_point_act_id_fkey FOREIGN KEY (act_id) REFERENCES region_act(id),
  constraint certificates_point_closing_act_id_fkey FOREIGN KEY (closing_act_id) REFERENCES region_act(id),
  constraint certificates_point_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint certificates_point_pkey PRIMARY KEY (id)
);
CREATE INDEX certificates_point_municipality ON certificates_point USING btree (municipality_id);

-- How the family confirms that it is present when an organisation starts an application (S-026); without a row the region's setting holds.
table certificates_presence (
  certificate_id uuid not null,
  mode text not null,
  phrase_hash text,
  phrase_set_at timestamp with time zone,
  chosen_at timestamp with time zone not null,
  chosen_by uuid not null,
  constraint certificates_presence_check CHECK (((mode = 'phrase'::text) = (phrase_hash IS NOT NULL))),
  constraint certificates_presence_check1 CHECK (((phrase_hash IS NULL) = (phrase_set_at IS NULL))),
  constraint certificates_presence_mode_check CHECK ((mode = ANY (ARRAY['forbidden'::text, 'name'::text, 'phrase'::text, 'code'::text]))),
  constraint certificates_presence_certificate_id_fkey FOREIGN KEY (certificate_id) REFERENCES certificates_certificate(id),
  constraint certificates_presence_chosen_by_fkey FOREIGN KEY (chosen_by) REFERENCES access_user(id),
  constraint certificates_presence_pkey PRIMARY KEY (certificate_id)
);

-- The one-time code of a letter by which a family lets one organisation in; a new one takes the place of the old.
table certificates_presence_code (
  certificate_id uuid not null,
  provider_id uuid not null,
  code_hash text not null,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint certificates_presence_code_certificate_id_fkey FOREIGN KEY (certificate_id) REFERENCES certificates_certificate(id),
  constraint certificates_presence_code_pkey PRIMARY KEY (certificate_id, provider_id)
);

-- A statement for a certificate (заявление) with both consents and its term.
table certificates_statement (
  id uuid not null,
  number text not null,
  child_id uuid not null,
  applicant_id uuid not null,
  relation text not null,
  category_id uuid not null,
  way text not null,
  state text not null,
  submitted_at timestamp with time zone not null,
  consent_version text not null,
  consent_hash bytea not null,
  consent_at timestamp with time zone not null,
  rules_version text not null,
  rules_hash bytea not null,
  rules_at timestamp with time zone not null,
  template_version text not null,
  documents_due_on date not null,
  calendar_version text not null,
  point_id uuid,
  accepted_at timestamp with time zone,
  accepted_by uuid,
  decided_at timestamp with time zone,
  decided_by uuid,
  refusal_ground text,
  decision_due_on date,
  decision_text text,
  reminded_at timestamp with time zone,
  escalated_at timestamp with time zone,
  constraint certificates_statement_check CHECK (((state = ANY (ARRAY['accepted'::text, 'approved'::text])) <= (accepted_at IS NOT NULL))),
  constraint certificates_statement_check1 CHECK (((state = 'refused'::text) = (refusal_ground IS NOT NULL))),
  constraint certificates_statement_relation_check CHECK ((relation = ANY (ARRAY['mother'::text, 'father'::text, 'guardian'::text, 'self'::text]))),
  constraint certificates_statement_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'accepted'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text, 'expired'::text]))),
  constraint certificates_statement_way_check CHECK ((way = ANY (ARRAY['cabinet'::text, 'point'::text, 'gosuslugi'::text]))),
  constraint certificates_statement_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES access_user(id),
  constraint certificates_statement_applicant_id_fkey FOREIGN KEY (applicant_id) REFERENCES access_user(id),
  constraint certificates_statement_category_id_fkey FOREIGN KEY (category_id) REFERENCES certificates_category(id),
  constraint certificates_statement_child_id_fkey FOREIGN KEY (child_id) REFERENCES families_child(id),
  constraint certificates_statement_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES access_user(id),
  constraint certificates_statement_point_id_fkey FOREIGN KEY (point_id) REFERENCES certificates_point(id),
  constraint certificates_statement_pkey PRIMARY KEY (id),
  constraint certificates_statement_number_key UNIQUE (number)
);
CREATE INDEX certificates_statement_child ON certificates_statement USING btree (child_id);
CREATE INDEX certificates_statement_decision ON certificates_statement USING btree (decision_due_on) WHERE (state = 'accepted'::text);
CREATE INDEX certificates_statement_documents ON certificates_statement USING btree (documents_due_on) WHERE (state = 'submitted'::text);
CREATE INDEX certificates_statement_point ON certificates_statement USING btree (point_id, accepted_at) WHERE (point_id IS NOT NULL);
CREATE UNIQUE INDEX certificates_statement_living ON certificates_statement USING btree (child_id) WHERE (state = ANY (ARRAY['submitted'::text, 'accepted'::text]));
CREATE UNIQUE INDEX certificates_statement_number_key ON certificates_statement USING btree (number);
CREATE TRIGGER certificates_statement_child BEFORE INSERT OR UPDATE OF child_id ON certificates_statement FOR EACH ROW EXECUTE FUNCTION families_demand_living_child();
CREATE TRIGGER certificates_tell_point AFTER UPDATE OF point_id ON certificates_statement FOR EACH ROW EXECUTE FUNCTION certificates_tell_point();

-- How far the demo's movable clock stands from the real one.
table clock_shift (
  one boolean not null default,
  milliseconds bigint not null,
  constraint clock_shift_one_check CHECK (one),
  constraint clock_shift_pkey PRIMARY KEY (one)
);

-- A leave (допуск) of an organisation to file one application on a certificate: presence was confirmed.
table enrolment_admission (
  id uuid not null,
  provider_id uuid not null,
  certificate_id uuid not null,
  guardian_id uuid not null,
  mode text not null,
  confirmed_at timestamp with time zone not null,
  confirmed_by uuid not null,
  expires_at timestamp with time zone not null,
  application_id uuid,
  constraint enrolment_admission_mode_check CHECK ((mode = ANY (ARRAY['name'::text, 'phrase'::text, 'code'::text]))),
  constraint enrolment_admission_application_id_fkey FOREIGN KEY (application_id) REFERENCES enrolment_application(id),
  constraint enrolment_admission_certificate_id_fkey FOREIGN KEY (certificate_id) REFERENCES certificates_certificate(id),
  constraint enrolment_admission_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES access_user(id),
  constraint enrolment_admission_guardian_id_fkey FOREIGN KEY (guardian_id) REFERENCES access_user(id),
  constraint enrolment_admission_pkey PRIMARY KEY (id),
  constraint enrolment_admission_application_id_key UNIQUE (application_id)
);
CREATE UNIQUE INDEX enrolment_admission_application_id_key ON enrolment_admission USING btree (application_id);

-- A request to enrol (заявка): holds a seat and money while it lives.
table enrolment_application (
  id uuid not null,
  number text not null,
  child_id uuid not null,
  certificate_id uuid,
  group_id uuid not null,
  provider_id uuid not null,
  payer_id uuid not null,
  period_id uuid,
  source text not null,
  state text not null,
  starts_on date not null,
  ends_on date not null,
  price_kopecks bigint not null,
  certificate_kopecks bigint not null,
  parent_kopecks bigint not null,
  quote_version text not null,
  submitted_at timestamp with time zone not null,
  submitted_by uuid not null,
  answer_due_on date not null,
  calendar_version text not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  reason text,
  answered_at timestamp with time zone,
  answered_by uuid,
  prolongs_id uuid,
  holds_seat boolean not null default,
  from_system text,
  answer_reminded_at timestamp with time zone,
  refusal_ground text,
  constraint enrolment_application_certificate_kopecks_check CHECK ((certificate_kopecks >= 0)),
  constraint enrolment_application_check CHECK ((ends_on >= starts_on)),
  constraint enrolment_application_check1 CHECK ((price_kopecks = (certificate_kopecks + parent_kopecks))),
  constraint enrolment_application_check2 CHECK (((source = 'certificate'::text) = (period_id IS NOT NULL))),
  constraint enrolment_application_check3 CHECK (((source <> 'certificate'::text) OR (certificate_id IS NOT NULL))),
  constraint enrolment_application_check4 CHECK (((state <> 'refused'::text) OR (reason IS NOT NULL))),
  constraint enrolment_application_from_system_check CHECK ((from_system = 'gosuslugi'::text)),
  constraint enrolment_application_parent_kopecks_check CHECK ((parent_kopecks >= 0)),
  constraint enrolment_application_price_kopecks_check CHECK ((price_kopecks >= 0)),
  constraint enrolment_application_refusal_ground_known CHECK ((refusal_ground = ANY (ARRAY['age'::text, 'health'::text, 'trial'::text, 'papers'::text, 'group'::text, 'family'::text, 'other'::text]))),
  constraint enrolment_application_refused_on_a_ground CHECK (((state = 'refused'::text) = (refusal_ground IS NOT NULL))),
  constraint enrolment_application_seat CHECK ((holds_seat OR (prolongs_id IS NOT NULL))),
  constraint enrolment_application_source_check CHECK ((source = ANY (ARRAY['certificate'::text, 'budget'::text, 'paid'::text]))),
  constraint enrolment_application_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'confirmed'::text, 'enrolled'::text, 'refused'::text, 'cancelled'::text, 'expired'::text, 'ended'::text]))),
  constraint enrolment_application_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES access_user(id),
  constraint enrolment_application_certificate_id_fkey FOREIGN KEY (certificate_id) REFERENCES certificates_certificate(id),
  constraint enrolment_application_child_id_fkey FOREIGN KEY (child_id) REFERENCES families_child(id),
  constraint enrolment_application_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES access_user(id),
  constraint enrolment_application_group_id_fkey FOREIGN KEY (group_id) REFERENCES programmes_group(id),
  constraint enrolment_application_prolongs_id_fkey FOREIGN KEY (prolongs_id) REFERENCES enrolment_application(id),
  constraint enrolment_application_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES access_user(id),
  constraint enrolment_application_pkey PRIMARY KEY (id),
  constraint enrolment_application_number_key UNIQUE (number)
);
CREATE INDEX enrolment_application_answer ON enrolment_application USING btree (answer_due_on, state);
CREATE INDEX enrolment_application_child ON enrolment_application USING btree (child_id, submitted_at DESC);
CREATE INDEX enrolment_application_group ON enrolment_application USING btree (group_id, state);
CREATE INDEX enrolment_application_provider ON enrolment_application USING btree (provider_id, state, submitted_at);
CREATE UNIQUE INDEX enrolment_application_living ON enrolment_application USING btree (child_id, group_id) WHERE ((state = ANY (ARRAY['submitted'::text, 'confirmed'::text, 'enrolled'::text])) AND holds_seat);
CREATE UNIQUE INDEX enrolment_application_number_key ON enrolment_application USING btree (number);
CREATE UNIQUE INDEX enrolment_application_prolonged ON enrolment_application USING btree (prolongs_id) WHERE ((prolongs_id IS NOT NULL) AND (state = ANY (ARRAY['submitted'::text, 'confirmed'::text, 'enrolled'::text, 'ended'::text])));
CREATE TRIGGER enrolment_application_child BEFORE INSERT OR UPDATE OF child_id ON enrolment_application FOR EACH ROW EXECUTE FUNCTION families_demand_living_child();

-- The contract by offer (договор-оферта) of a confirmed application.
table enrolment_contract (
  id uuid not null,
  number text not null,
  application_id uuid not null,
  state text not null,
  offered_at timestamp with time zone not null,
  offer_template text not null,
  accepted_at timestamp with time zone,
  accepted_by uuid,
  acceptance text,
  starts_on date not null,
  ends_on date not null,
  ended_at timestamp with time zone,
  statement_on date,
  accept_due_on date,
  reminded_at timestamp with time zone,
  constraint enrolment_contract_acceptance_check CHECK ((acceptance = ANY (ARRAY['cabinet'::text, 'statement'::text, 'silence'::text]))),
  constraint enrolment_contract_check CHECK (((state = ANY (ARRAY['offered'::text, 'declined'::text])) = (accepted_at IS NULL))),
  constraint enrolment_contract_check1 CHECK (((accepted_at IS NULL) = (acceptance IS NULL))),
  constraint enrolment_contract_state_check CHECK ((state = ANY (ARRAY['offered'::text, 'pending-start'::text, 'active'::text, 'terminating'::text, 'terminated'::text, 'completed'::text, 'declined'::text]))),
  constraint enrolment_contract_statement_has_its_day CHECK (((COALESCE(acceptance, ''::text) = 'statement'::text) = (statement_on IS NOT NULL))),
  constraint enrolment_contract_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES access_user(id),
  constraint enrolment_contract_application_id_fkey FOREIGN KEY (application_id) REFERENCES enrolment_application(id),
  constraint enrolment_contract_pkey PRIMARY KEY (id),
  constraint enrolment_contract_application_id_key UNIQUE (application_id),
  constraint enrolment_contract_number_key UNIQUE (number)
);
CREATE INDEX enrolment_contract_ending ON enrolment_contract USING btree (ends_on, state);
CREATE INDEX enrolment_contract_offer ON enrolment_contract USING btree (accept_due_on, state);
CREATE INDEX enrolment_contract_starting ON enrolment_contract USING btree (starts_on) WHERE (state = 'pending-start'::text);
CREATE UNIQUE INDEX enrolment_contract_application_id_key ON enrolment_contract USING btree (application_id);
CREATE UNIQUE INDEX enrolment_contract_number_key ON enrolment_contract USING btree (number);

-- Requests to delete a contract that was registered by mistake, kept for ever.
table enrolment_deletion (
  id uuid not null,
  application_id uuid not null,
  state text not null,
  reason text not null,
  urgency text not null,
  paper text not null,
  asked_at timestamp with time zone not null,
  asked_by uuid not null,
  answered_at timestamp with time zone,
  answered_by uuid,
  decided_at timestamp with time zone,
  decided_by uuid,
  outcome text,
  constraint enrolment_deletion_answered_by_family CHECK (((answered_at IS NOT NULL) = (state <> 'asked'::text))),
  constraint enrolment_deletion_decided_with_words CHECK ((((decided_at IS NOT NULL) = (state = ANY (ARRAY['deleted'::text, 'refused'::text]))) AND ((outcome IS NULL) = (decided_at IS NULL)))),
  constraint enrolment_deletion_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'agreed'::text, 'declined'::text, 'deleted'::text, 'refused'::text]))),
  constraint enrolment_deletion_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES access_user(id),
  constraint enrolment_deletion_application_id_fkey FOREIGN KEY (application_id) REFERENCES enrolment_application(id),
  constraint enrolment_deletion_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES access_user(id),
  constraint enrolment_deletion_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES access_user(id),
  constraint enrolment_deletion_pkey PRIMARY KEY (id)
);
CREATE INDEX enrolment_deletion_of ON enrolment_deletion USING btree (application_id);
CREATE INDEX enrolment_deletion_waiting ON enrolment_deletion USING btree (asked_at) WHERE (state = 'agreed'::text);
CREATE UNIQUE INDEX enrolment_deletion_one ON enrolment_deletion USING btree (application_id) WHERE (state = ANY (ARRAY['asked'::text, 'agreed'::text]));

-- A family says that an application filed by an organisation was not theirs; the municipality looks into it.
table enrolment_dispute (
  id uuid not null,
  application_id uuid not null,
  municipality_id uuid not null,
  raised_at timestamp with time zone not null,
  raised_by uuid not null,
  words text,
  cancelled boolean not null,
  settled_at timestamp with time zone,
  settled_by uuid,
  outcome text,
  constraint enrolment_dispute_settled_with_words CHECK (((settled_at IS NULL) = (outcome IS NULL))),
  constraint enrolment_dispute_application_id_fkey FOREIGN KEY (application_id) REFERENCES enrolment_application(id),
  constraint enrolment_dispute_raised_by_fkey FOREIGN KEY (raised_by) REFERENCES access_user(id),
  constraint enrolment_dispute_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES access_user(id),
  constraint enrolment_dispute_pkey PRIMARY KEY (id),
  constraint enrolment_dispute_application_id_key UNIQUE (application_id)
);
CREATE INDEX enrolment_dispute_municipality ON enrolment_dispute USING btree (municipality_id, raised_at);
CREATE UNIQUE INDEX enrolment_dispute_application_id_key ON enrolment_dispute USING btree (application_id);

-- The price of an application by month: parts always sum to the whole (domain 5.3).
table enrolment_month (
  application_id uuid not null,
  month date not null,
  certificate_kopecks bigint not null,
  parent_kopecks bigint not null,
  share smallint,
  settled_at timestamp with time zone,
  constraint enrolment_month_certificate_kopecks_check CHECK ((certificate_kopecks >= 0)),
  constraint enrolment_month_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint enrolment_month_parent_kopecks_check CHECK ((parent_kopecks >= 0)),
  constraint enrolment_month_settled_whole CHECK (((share IS NULL) = (settled_at IS NULL))),
  constraint enrolment_month_share_check CHECK (((share >= 0) AND (share <= 10000))),
  constraint enrolment_month_application_id_fkey FOREIGN KEY (application_id) REFERENCES enrolment_application(id),
  constraint enrolment_month_pkey PRIMARY KEY (application_id, month)
);

-- A notice of termination (уведомление о расторжении): last_on is the last day, planned_on the one before the notice; last_on before the first day when the contract never began.
table enrolment_notice (
  id uuid not null,
  application_id uuid not null,
  side text not null,
  reason text,
  given_at timestamp with time zone not null,
  given_by uuid,
  last_on date not null,
  planned_on date not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  ground text,
  constraint enrolment_notice_check CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL))),
  constraint enrolment_notice_ends_earlier CHECK ((last_on < planned_on)),
  constraint enrolment_notice_ground_known CHECK ((ground = ANY (ARRAY['debt'::text, 'discipline'::text, 'unlawful'::text, 'child'::text, 'outside'::text, 'other'::text]))),
  constraint enrolment_notice_has_a_reason CHECK (((side = 'family'::text) OR (reason IS NOT NULL))),
  constraint enrolment_notice_provider_on_a_ground CHECK (((side = 'provider'::text) = (ground IS NOT NULL))),
  constraint enrolment_notice_side_check CHECK ((side = ANY (ARRAY['family'::text, 'provider'::text, 'registry'::text, 'operator'::text]))),
  constraint enrolment_notice_application_id_fkey FOREIGN KEY (application_id) REFERENCES enrolment_application(id),
  constraint enrolment_notice_given_by_fkey FOREIGN KEY (given_by) REFERENCES access_user(id),
  constraint enrolment_notice_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES access_user(id),
  constraint enrolment_notice_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX enrolment_notice_standing ON enrolment_notice USING btree (application_id) WHERE (withdrawn_at IS NULL);

-- Months that a notice took out of a contract: what came back at once, and what its withdrawal puts back.
table enrolment_notice_month (
  notice_id uuid not null,
  month date not null,
  certificate_kopecks bigint not null,
  parent_kopecks bigint not null,
  constraint enrolment_notice_month_certificate_kopecks_check CHECK ((certificate_kopecks >= 0)),
  constraint enrolment_notice_month_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint enrolment_notice_month_parent_kopecks_check CHECK ((parent_kopecks >= 0)),
  constraint enrolment_notice_month_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES enrolment_notice(id),
  constraint enrolment_notice_month_pkey PRIMARY KEY (notice_id, month)
);

-- How far the opening of a month has come: applications are charged in the order of their ids, portion by portion.
table enrolment_opening (
  month date not null,
  begun_at timestamp with time zone not null,
  last_application_id uuid,
  contracts integer not null default,
  amount_kopecks bigint not null default,
  done_at timestamp with time zone,
  constraint enrolment_opening_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint enrolment_opening_pkey PRIMARY KEY (month)
);

-- What is of a prolonged contract alone: until when the family may refuse, and whether silence accepts (S-018, S-020).
table enrolment_prolongation (
  application_id uuid not null,
  prolonged_at timestamp with time zone not null,
  prolonged_by uuid not null,
  offered_at timestamp with time zone,
  consent text,
  answer_until timestamp with time zone,
  notices smallint not null default,
  notice_at timestamp with time zone,
  stopped text,
  settled_at timestamp with time zone,
  constraint enrolment_prolongation_check CHECK (((offered_at IS NULL) = (consent IS NULL))),
  constraint enrolment_prolongation_check1 CHECK (((offered_at IS NULL) = (answer_until IS NULL))),
  constraint enrolment_prolongation_consent_check CHECK ((consent = ANY (ARRAY['silence'::text, 'late'::text, 'price'::text, 'share'::text]))),
  constraint enrolment_prolongation_notices_check CHECK ((notices >= 0)),
  constraint enrolment_prolongation_stopped_check CHECK ((stopped = ANY (ARRAY['frozen'::text, 'not-valid'::text, 'group-closed'::text, 'provider-inactive'::text]))),
  constraint enrolment_prolongation_application_id_fkey FOREIGN KEY (application_id) REFERENCES enrolment_application(id),
  constraint enrolment_prolongation_prolonged_by_fkey FOREIGN KEY (prolonged_by) REFERENCES access_user(id),
  constraint enrolment_prolongation_pkey PRIMARY KEY (application_id)
);
CREATE INDEX enrolment_prolongation_awaiting ON enrolment_prolongation USING btree (application_id) WHERE ((settled_at IS NULL) AND (offered_at IS NULL));
CREATE INDEX enrolment_prolongation_notice ON enrolment_prolongation USING btree (notice_at) WHERE (settled_at IS NULL);
CREATE INDEX enrolment_prolongation_silent ON enrolment_prolongation USING btree (answer_until) WHERE (settled_at IS NULL);

-- A contract of a run, with its own answer; null until the job came to it.
table enrolment_prolongation_line (
  run_id uuid not null,
  prolongs_id uuid not null,
  outcome text,
  application_id uuid,
  reasons jsonb,
  done_at timestamp with time zone,
  constraint enrolment_prolongation_line_check CHECK (((outcome IS NULL) = (done_at IS NULL))),
  constraint enrolment_prolongation_line_check1 CHECK (((outcome = 'refused'::text) = (reasons IS NOT NULL))),
  constraint enrolment_prolongation_line_outcome_check CHECK ((outcome = ANY (ARRAY['prolonged'::text, 'unchanged'::text, 'refused'::text]))),
  constraint enrolment_prolongation_line_application_id_fkey FOREIGN KEY (application_id) REFERENCES enrolment_application(id),
  constraint enrolment_prolongation_line_prolongs_id_fkey FOREIGN KEY (prolongs_id) REFERENCES enrolment_application(id),
  constraint enrolment_prolongation_line_run_id_fkey FOREIGN KEY (run_id) REFERENCES enrolment_prolongation_run(id),
  constraint enrolment_prolongation_line_pkey PRIMARY KEY (run_id, prolongs_id)
);

-- One press of a provider that prolongs many contracts.
table enrolment_prolongation_run (
  id uuid not null,
  provider_id uuid not null,
  started_at timestamp with time zone not null,
  started_by uuid not null,
  tells boolean not null,
  finished_at timestamp with time zone,
  constraint enrolment_prolongation_run_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES providers_provider(id),
  constraint enrolment_prolongation_run_started_by_fkey FOREIGN KEY (started_by) REFERENCES access_user(id),
  constraint enrolment_prolongation_run_pkey PRIMARY KEY (id)
);
CREATE INDEX enrolment_prolongation_run_provider ON enrolment_prolongation_run USING btree (provider_id, started_at DESC);
CREATE INDEX enrolment_prolongation_run_unfinished ON enrolment_prolongation_run USING btree (id) WHERE (finished_at IS NULL);

-- The waiting list of a full group (лист ожидания): the lowest ordinal is offered first.
table enrolment_waiting (
  id uuid not null,
  child_id uuid not null,
  group_id uuid not null,
  ordinal bigint not null default,
  state text not null,
  joined_at timestamp with time zone not null,
  joined_by uuid not null,
  offered_at timestamp with time zone,
  offer_until timestamp with time zone,
  ended_at timestamp with time zone,
  reason text,
  application_id uuid,
  constraint enrolment_waiting_check CHECK (((offered_at IS NULL) = (offer_until IS NULL))),
  constraint enrolment_waiting_check1 CHECK (((state <> ALL (ARRAY['offered'::text, 'taken'::text, 'declined'::text, 'missed'::text])) OR (offered_at IS NOT NULL))),
  constraint enrolment_waiting_check2 CHECK (((state = ANY (ARRAY['waiting'::text, 'offered'::text])) = (ended_at IS NULL))),
  constraint enrolment_waiting_check3 CHECK (((state = 'taken'::text) = (application_id IS NOT NULL))),
  constraint enrolment_waiting_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'offered'::text, 'taken'::text, 'declined'::text, 'missed'::text, 'left'::text, 'closed'::text]))),
  constraint enrolment_waiting_application_id_fkey FOREIGN KEY (application_id) REFERENCES enrolment_application(id),
  constraint enrolment_waiting_child_id_fkey FOREIGN KEY (child_id) REFERENCES families_child(id),
  constraint enrolment_waiting_group_id_fkey FOREIGN KEY (group_id) REFERENCES programmes_group(id),
  constraint enrolment_waiting_joined_by_fkey FOREIGN KEY (joined_by) REFERENCES access_user(id),
  constraint enrolment_waiting_pkey PRIMARY KEY (id)
);
CREATE INDEX enrolment_waiting_child ON enrolment_waiting USING btree (child_id);
CREATE INDEX enrolment_waiting_order ON enrolment_waiting USING btree (group_id, ordinal) WHERE (state = ANY (ARRAY['waiting'::text, 'offered'::text]));
CREATE INDEX enrolment_waiting_term ON enrolment_waiting USING btree (offer_until) WHERE (state = 'offered'::text);
CREATE UNIQUE INDEX enrolment_waiting_living ON enrolment_waiting USING btree (child_id, group_id) WHERE (state = ANY (ARRAY['waiting'::text, 'offered'::text]));

-- One child's part in an event: it holds a seat (pending, accepted, offered) or waits for one by its number.
table events_booking (
  id uuid not null,
  number integer not null default,
  event_id uuid not null,
  child_id uuid not null,
  state text not null,
  booked_at timestamp with time zone not null,
  booked_by uuid not null,
  answered_at timestamp with time zone,
  answered_by uuid,
  offered_at timestamp with time zone,
  offer_to timestamp with time zone,
  ended_at timestamp with time zone,
  reason text,
  came boolean,
  came_at timestamp with time zone,
  came_by uuid,
  reminded_at timestamp with time zone,
  constraint events_booking_came_accepted CHECK (((came IS NULL) OR (state = 'accepted'::text))),
  constraint events_booking_came_marked CHECK (((came IS NULL) = (came_at IS NULL))),
  constraint events_booking_offer_termed CHECK (((state = 'offered'::text) <= ((offered_at IS NOT NULL) AND (offer_to IS NOT NULL)))),
  constraint events_booking_over_dated CHECK (((state = ANY (ARRAY['refused'::text, 'left'::text, 'missed'::text, 'closed'::text])) = (ended_at IS NOT NULL))),
  constraint events_booking_refused_reasoned CHECK (((state <> ALL (ARRAY['refused'::text, 'closed'::text])) OR (reason IS NOT NULL))),
  constraint events_booking_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'accepted'::text, 'waiting'::text, 'offered'::text, 'refused'::text, 'left'::text, 'missed'::text, 'closed'::text]))),
  constraint events_booking_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES access_user(id),
  constraint events_booking_booked_by_fkey FOREIGN KEY (booked_by) REFERENCES access_user(id),
  constraint events_booking_came_by_fkey FOREIGN KEY (came_by) REFERENCES access_user(id),
  constraint events_booking_child_id_fkey FOREIGN KEY (child_id) REFERENCES families_child(id),
  constraint events_booking_event_id_fkey FOREIGN KEY (event_id) REFERENCES events_event(id),
  constraint events_booking_pkey PRIMARY KEY (id),
  constraint events_booking_number_key UNIQUE (number)
);
CREATE INDEX events_booking_child ON events_booking USING btree (child_id);
CREATE INDEX events_booking_event ON events_booking USING btree (event_id, state, number);
CREATE INDEX events_booking_offered ON events_booking USING btree (offer_to) WHERE (state = 'offered'::text);
CREATE UNIQUE INDEX events_booking_number_key ON events_booking USING btree (number);
CREATE UNIQUE INDEX events_booking_once ON events_booking USING btree (child_id, event_id) WHERE (state = ANY (ARRAY['pending'::text, 'accepted'::text, 'waiting'::text, 'offered'::text]));

-- append-only: what was changed of an event after people had booked, and why; they were told of it.
table events_change (
  id bigint not null default,
  event_id uuid not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  reason text not null,
  before jsonb not null,
  after jsonb not null,
  constraint events_change_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES access_user(id),
  constraint events_change_event_id_fkey FOREIGN KEY (event_id) REFERENCES events_event(id),
  constraint events_change_pkey PRIMARY KEY (id)
);
CREATE INDEX events_change_event ON events_change USING btree (event_id);

-- A contest, concert or exhibition of an organisation, of a municipality (body), or, where both are empty, of the region.
table events_event (
  id uuid not null,
  number integer not null default,
  provider_id uuid,
  body_id uuid,
  municipality_id uuid not null,
  kind text not null,
  level text not null,
  audience text not null,
  name text not null,
  description text not null,
  conditions text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  starts_on date not null,
  ends_on date not null,
  entry_to date not null,
  online boolean not null,
  place text not null,
  link text,
  age_from smallint not null,
  age_to smallint not null,
  age_strict boolean not null,
  cost_kopecks bigint not null,
  cost_note text not null,
  capacity integer,
  taken integer not null default,
  waits boolean not null,
  waiting integer not null default,
  by_hand boolean not null,
  contact_name text not null,
  contact_phone text not null,
  contact_email text,
  state text not null,
  reason text,
  published_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  search text not null,
  words tsvector not null default,
  constraint events_event_ages CHECK ((((age_from >= 0) AND (age_from <= age_to)) AND (age_to <= 18))),
  constraint events_event_audience_check CHECK ((audience = ANY (ARRAY['everyone'::text, 'adapted'::text, 'families'::text, 'teams'::text]))),
  constraint events_event_cancelled_reasoned CHECK (((state = 'cancelled'::text) <= (reason IS NOT NULL))),
  constraint events_event_capacity_check CHECK ((capacity > 0)),
  constraint events_event_cost_kopecks_check CHECK ((cost_kopecks >= 0)),
  constraint events_event_ends_later CHECK (((ends_at > starts_at) AND (ends_on >= starts_on))),
  constraint events_event_entry_before_end CHECK ((entry_to <= ends_on)),
  constraint events_event_kind_check CHECK ((kind = ANY (ARRAY['contest'::text, 'olympiad'::text, 'exhibition'::text, 'conference'::text, 'master-class'::text, 'training'::text, 'action'::text, 'concert'::text, 'festival'::text, 'career'::text, 'community'::text, 'other'::text]))),
  constraint events_event_level_check CHECK ((level = ANY (ARRAY['institution'::text, 'municipal'::text, 'regional'::text, 'national'::text]))),
  constraint events_event_link_online CHECK (((link IS NULL) OR online)),
  constraint events_event_one_organiser CHECK ((num_nonnulls(provider_id, body_id) <= 1)),
  constraint events_event_published_once CHECK (((state = ANY (ARRAY['published'::text, 'cancelled'::text])) <= (published_at IS NOT NULL))),
  constraint events_event_seats CHECK (((taken >= 0) AND ((capacity IS NULL) OR (taken <= capacity)))),
  constraint events_event_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'cancelled'::text, 'archived'::text]))),
  constraint events_event_waiting CHECK (((waiting >= 0) AND ((waiting = 0) OR (waits AND (capacity IS NOT NULL))))),
  constraint events_event_body_id_fkey FOREIGN KEY (body_id) REFERENCES region_municipality(id),
  constraint events_event_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES access_user(id),
  constraint events_event_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint events_event_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES providers_provider(id),
  constraint events_event_pkey PRIMARY KEY (id),
  constraint events_event_number_key UNIQUE (number)
);
CREATE INDEX events_event_body ON events_event USING btree (body_id);
CREATE INDEX events_event_calendar ON events_event USING btree (starts_on, starts_at, number) INCLUDE (id, ends_on, municipality_id, kind, level, audience, age_from, age_to, cost_kopecks, entry_to) WHERE (state = 'published'::text);
CREATE INDEX events_event_changed ON events_event USING btree (changed_at DESC);
CREATE INDEX events_event_long ON events_event USING btree (ends_on) WHERE ((state = 'published'::text) AND (ends_on > starts_on));
CREATE INDEX events_event_provider ON events_event USING btree (provider_id);
CREATE INDEX events_event_words ON events_event USING gin (words) WHERE (state = 'published'::text);
CREATE UNIQUE INDEX events_event_number_key ON events_event USING btree (number);

-- The secret address of a family's calendar of events; a new one takes the place of the old.
table events_feed (
  user_id uuid not null,
  token_hash bytea not null,
  made_at timestamp with time zone not null,
  constraint events_feed_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id),
  constraint events_feed_pkey PRIMARY KEY (user_id),
  constraint events_feed_token_hash_key UNIQUE (token_hash)
);
CREATE UNIQUE INDEX events_feed_token_hash_key ON events_feed USING btree (token_hash);

-- Calls of other systems, without personal data; old rows are deleted by a job.
table exchange_call (
  id uuid not null,
  partner_id uuid not null,
  operation text not null,
  external_id text,
  status integer not null,
  outcome text,
  milliseconds integer not null,
  called_at timestamp with time zone not null,
  constraint exchange_call_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES exchange_partner(id),
  constraint exchange_call_pkey PRIMARY KEY (id)
);
CREATE INDEX exchange_call_at ON exchange_call USING btree (called_at);
CREATE INDEX exchange_call_partner ON exchange_call USING btree (partner_id, called_at DESC);

-- Reconciliation: the statuses that a partner holds for a period against ours.
table exchange_comparison (
  id uuid not null,
  partner_id uuid not null,
  from_on date not null,
  to_on date not null,
  theirs integer not null,
  ours integer not null,
  compared_at timestamp with time zone not null,
  constraint exchange_comparison_check CHECK ((to_on >= from_on)),
  constraint exchange_comparison_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES exchange_partner(id),
  constraint exchange_comparison_pkey PRIMARY KEY (id)
);
CREATE INDEX exchange_comparison_partner ON exchange_comparison USING btree (partner_id, compared_at DESC);

-- One order on which the two sides of a comparison disagree.
table exchange_difference (
  comparison_id uuid not null,
  external_id text not null,
  kind text not null,
  ours text,
  theirs text,
  resent_at timestamp with time zone,
  constraint exchange_difference_kind_check CHECK ((kind = ANY (ARRAY['missing-there'::text, 'missing-here'::text, 'differs'::text]))),
  constraint exchange_difference_comparison_id_fkey FOREIGN KEY (comparison_id) REFERENCES exchange_comparison(id),
  constraint exchange_difference_pkey PRIMARY KEY (comparison_id, external_id)
);

-- The outbox: statuses of orders on their way to the system that brought them, in order for each.
table exchange_message (
  id uuid not null,
  order_id uuid not null,
  sequence integer not null,
  status text not null,
  comment text,
  happened_at timestamp with time zone not null,
  attempts integer not null default,
  next_attempt_at timestamp with time zone not null,
  taken_until timestamp with time zone,
  delivered_at timestamp with time zone,
  dead_at timestamp with time zone,
  problem text,
  revived_at timestamp with time zone,
  constraint exchange_message_one_end CHECK (((delivered_at IS NULL) OR (dead_at IS NULL))),
  constraint exchange_message_sequence_check CHECK ((sequence > 0)),
  constraint exchange_message_status_check CHECK ((status = ANY (ARRAY['submitted'::text, 'confirmed'::text, 'enrolled'::text, 'refused'::text, 'cancelled'::text, 'expired'::text, 'ended'::text, 'declined'::text]))),
  constraint exchange_message_order_id_fkey FOREIGN KEY (order_id) REFERENCES exchange_order(id),
  constraint exchange_message_pkey PRIMARY KEY (id),
  constraint exchange_message_in_order UNIQUE (order_id, sequence)
);
CREATE INDEX exchange_message_dead ON exchange_message USING btree (dead_at) WHERE (dead_at IS NOT NULL);
CREATE INDEX exchange_message_due ON exchange_message USING btree (next_attempt_at) WHERE ((delivered_at IS NULL) AND (dead_at IS NULL));
CREATE UNIQUE INDEX exchange_message_in_order ON exchange_message USING btree (order_id, sequence);

-- An order of another system (заявление с Госуслуг): asked about, then once filed, declined or cancelled.
table exchange_order (
  id uuid not null,
  partner_id uuid not null,
  external_id text not null,
  state text not null,
  people_key bytea,
  user_id uuid,
  child_id uuid,
  issued boolean not null default,
  group_id uuid,
  application_id uuid,
  decline_code text,
  decline_words text,
  received_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint exchange_order_declined CHECK (((state = 'declined'::text) = (decline_code IS NOT NULL))),
  constraint exchange_order_external_id_check CHECK (((length(external_id) >= 1) AND (length(external_id) <= 100))),
  constraint exchange_order_filed CHECK (((state <> 'filed'::text) OR (application_id IS NOT NULL))),
  constraint exchange_order_not_filed CHECK (((state <> ALL (ARRAY['asked'::text, 'declined'::text])) OR (application_id IS NULL))),
  constraint exchange_order_settled CHECK (((state = 'asked'::text) = (settled_at IS NULL))),
  constraint exchange_order_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'filed'::text, 'declined'::text, 'cancelled'::text]))),
  constraint exchange_order_application_id_fkey FOREIGN KEY (application_id) REFERENCES enrolment_application(id),
  constraint exchange_order_child_id_fkey FOREIGN KEY (child_id) REFERENCES families_child(id),
  constraint exchange_order_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES exchange_partner(id),
  constraint exchange_order_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id),
  constraint exchange_order_pkey PRIMARY KEY (id),
  constraint exchange_order_application_id_key UNIQUE (application_id),
  constraint exchange_order_once UNIQUE (partner_id, external_id)
);
CREATE INDEX exchange_order_child ON exchange_order USING btree (child_id);
CREATE INDEX exchange_order_received ON exchange_order USING btree (partner_id, received_at);
CREATE UNIQUE INDEX exchange_order_application_id_key ON exchange_order USING btree (application_id);
CREATE UNIQUE INDEX exchange_order_once ON exchange_order USING btree (partner_id, external_id);

-- A system that talks with this one by machine; of its token only the hash is kept.
table exchange_partner (
  id uuid not null,
  name text not null,
  scopes text[] not null,
  token_hash bytea not null,
  secret_sealed bytea not null,
  endpoint text,
  created_at timestamp with time zone not null,
  created_by uuid,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  constraint exchange_partner_endpoint_check CHECK ((endpoint ~ '^https?://'::text)),
  constraint exchange_partner_revoked CHECK (((revoked_by IS NULL) OR (revoked_at IS NOT NULL))),
  constraint exchange_partner_scopes CHECK (((scopes <@ ARRAY['orders'::text, 'catalogue'::text, 'export'::text]) AND (cardinality(scopes) > 0))),
  constraint exchange_partner_created_by_fkey FOREIGN KEY (created_by) REFERENCES access_user(id),
  constraint exchange_partner_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES access_user(id),
  constraint exchange_partner_pkey PRIMARY KEY (id),
  constraint exchange_partner_token_hash_key UNIQUE (token_hash)
);
CREATE UNIQUE INDEX exchange_partner_token_hash_key ON exchange_partner USING btree (token_hash);

-- Whose cabinet belongs to an identity that another state system has proved: by a keyed hash of the SNILS.
table exchange_person (
  identity_key bytea not null,
  user_id uuid not null,
  since timestamp with time zone not null,
  constraint exchange_person_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id),
  constraint exchange_person_pkey PRIMARY KEY (identity_key)
);
CREATE INDEX exchange_person_user ON exchange_person USING btree (user_id);

-- The export as it was given: what changed since gets a later version, what went is marked (domain 9.5).
table exchange_record (
  kind text not null,
  id uuid not null,
  body jsonb not null,
  deleted boolean not null,
  version bigint not null,
  changed_at timestamp with time zone not null,
  constraint exchange_record_kind_check CHECK ((kind = ANY (ARRAY['partner'::text, 'programme'::text, 'group'::text, 'schedule'::text]))),
  constraint exchange_record_pkey PRIMARY KEY (kind, id),
  constraint exchange_record_version_key UNIQUE (version)
);
CREATE UNIQUE INDEX exchange_record_version_key ON exchange_record USING btree (version);

-- Signatures of calls that came in, while their time still lets them in: the same one is refused.
table exchange_signature (
  partner_id uuid not null,
  signature bytea not null,
  seen_at timestamp with time zone not null,
  constraint exchange_signature_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES exchange_partner(id),
  constraint exchange_signature_once PRIMARY KEY (partner_id, signature)
);
CREATE INDEX exchange_signature_seen ON exchange_signature USING btree (seen_at);

-- Statuses as the pretended Gosuslugi received them; a repeat is known by its id.
table exchange_simulated_message (
  id uuid not null,
  external_id text not null,
  sequence integer not null,
  status text not null,
  comment text,
  application_number text,
  happened_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  received_times integer not null default,
  constraint exchange_simulated_message_pkey PRIMARY KEY (id)
);
CREATE INDEX exchange_simulated_message_order ON exchange_simulated_message USING btree (external_id, sequence);

-- An order as the pretended Gosuslugi composed it; people are sealed.
table exchange_simulated_order (
  external_id text not null,
  sealed bytea not null,
  wanted jsonb,
  answer jsonb,
  sent_times integer not null default,
  created_at timestamp with time zone not null,
  constraint exchange_simulated_order_pkey PRIMARY KEY (external_id)
);

-- The pretended Gosuslugi of the demo, and until when it answers nobody.
table exchange_simulated_partner (
  one boolean not null default,
  partner_id uuid not null,
  down_until timestamp with time zone,
  constraint exchange_simulated_partner_one_check CHECK (one),
  constraint exchange_simulated_partner_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES exchange_partner(id),
  constraint exchange_simulated_partner_pkey PRIMARY KEY (one)
);

-- One record per child in the region, whoever keeps it in a cabinet.
table families_child (
  id uuid not null,
  surname text not null,
  name text not null,
  patronymic text,
  name_key text not null,
  birth_on date not null,
  gender text not null,
  municipality_id uuid not null,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  confirmed_at timestamp with time zone,
  confirmed_by uuid,
  merged_into uuid,
  match_keys integer[] not null default,
  constraint families_child_gender_check CHECK ((gender = ANY (ARRAY['female'::text, 'male'::text]))),
  constraint families_child_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES access_user(id),
  constraint families_child_created_by_fkey FOREIGN KEY (created_by) REFERENCES access_user(id),
  constraint families_child_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES families_child(id),
  constraint families_child_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint families_child_pkey PRIMARY KEY (id)
);
CREATE INDEX families_child_birth ON families_child USING btree (birth_on) WHERE (merged_into IS NULL);
CREATE INDEX families_child_match ON families_child USING gin (match_keys) WITH (fastupdate=off) WHERE (merged_into IS NULL);
CREATE INDEX families_child_merged ON families_child USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX families_child_municipality ON families_child USING btree (municipality_id) WHERE (merged_into IS NULL);
CREATE INDEX families_child_name ON families_child USING btree (name_key, birth_on) WHERE (merged_into IS NULL);

-- A request to share a child who is already known: answered by the holder or at a reception point.
table families_claim (
  id uuid not null,
  number text not null,
  child_id uuid not null,
  user_id uuid not null,
  relation text not null,
  state text not null,
  created_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  answer_due_on date,
  constraint families_claim_check CHECK (((state = 'waiting'::text) = (decided_at IS NULL))),
  constraint families_claim_relation_check CHECK ((relation = ANY (ARRAY['mother'::text, 'father'::text, 'guardian'::text, 'self'::text]))),
  constraint families_claim_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'granted'::text, 'declined'::text, 'cancelled'::text]))),
  constraint families_claim_child_id_fkey FOREIGN KEY (child_id) REFERENCES families_child(id),
  constraint families_claim_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES access_user(id),
  constraint families_claim_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id),
  constraint families_claim_pkey PRIMARY KEY (id),
  constraint families_claim_number_key UNIQUE (number)
);
CREATE INDEX families_claim_user ON families_claim USING btree (user_id) WHERE (state = 'waiting'::text);
CREATE UNIQUE INDEX families_claim_number_key ON families_claim USING btree (number);
CREATE UNIQUE INDEX families_claim_waiting ON families_claim USING btree (child_id, user_id) WHERE (state = 'waiting'::text);
CREATE TRIGGER families_claim_child BEFORE INSERT OR UPDATE OF child_id ON families_claim FOR EACH ROW EXECUTE FUNCTION families_demand_living_child();

-- What a desk corrected in a child's record (S-172): old and new values sealed, with the reason.
table families_correction (
  id uuid not null,
  child_id uuid,
  kinds text[] not null,
  sealed bytea not null,
  reason text not null,
  corrected_at timestamp with time zone not null,
  corrected_by uuid not null,
  place_id uuid,
  user_id uuid,
  constraint families_correction_kinds_check CHECK ((kinds <> '{}'::text[])),
  constraint families_correction_of_one CHECK ((num_nonnulls(child_id, user_id) = 1)),
  constraint families_correction_child_id_fkey FOREIGN KEY (child_id) REFERENCES families_child(id),
  constraint families_correction_corrected_by_fkey FOREIGN KEY (corrected_by) REFERENCES access_user(id),
  constraint families_correction_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id),
  constraint families_correction_pkey PRIMARY KEY (id)
);
CREATE INDEX families_correction_child ON families_correction USING btree (child_id, corrected_at);
CREATE INDEX families_correction_user ON families_correction USING btree (user_id, corrected_at) WHERE (user_id IS NOT NULL);

-- Who answers for the child: several guardians, one holder of the record.
table families_custody (
  id uuid not null,
  child_id uuid not null,
  user_id uuid not null,
  relation text not null,
  holder boolean not null,
  since timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint families_custody_relation_check CHECK ((relation = ANY (ARRAY['mother'::text, 'father'::text, 'guardian'::text, 'self'::text]))),
  constraint families_custody_child_id_fkey FOREIGN KEY (child_id) REFERENCES families_child(id),
  constraint families_custody_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id),
  constraint families_custody_pkey PRIMARY KEY (id)
);
CREATE INDEX families_custody_user ON families_custody USING btree (user_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX families_custody_holder ON families_custody USING btree (child_id) WHERE ((ended_at IS NULL) AND holder);
CREATE UNIQUE INDEX families_custody_living ON families_custody USING btree (child_id, user_id) WHERE (ended_at IS NULL);
CREATE TRIGGER families_custody_child BEFORE INSERT OR UPDATE OF child_id ON families_custody FOR EACH ROW EXECUTE FUNCTION families_demand_living_child();

-- Two records that may be one child (S-108): child_id is the later one; activation waits until somebody decides.
table families_double (
  id uuid not null,
  child_id uuid not null,
  other_id uuid not null,
  score smallint not null,
  insisted boolean not null,
  state text not null,
  found_at timestamp with time zone not null,
  found_by uuid,
  decided_at timestamp with time zone,
  decided_by uuid,
  reason text,
  constraint families_double_check CHECK ((child_id <> other_id)),
  constraint families_double_check1 CHECK (((state = 'open'::text) = (decided_at IS NULL))),
  constraint families_double_check2 CHECK (((state <> 'different'::text) OR (reason IS NOT NULL))),
  constraint families_double_state_check CHECK ((state = ANY (ARRAY['open'::text, 'different'::text, 'merged'::text]))),
  constraint families_double_child_id_fkey FOREIGN KEY (child_id) REFERENCES families_child(id),
  constraint families_double_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES access_user(id),
  constraint families_double_found_by_fkey FOREIGN KEY (found_by) REFERENCES access_user(id),
  constraint families_double_other_id_fkey FOREIGN KEY (other_id) REFERENCES families_child(id),
  constraint families_double_pkey PRIMARY KEY (id)
);
CREATE INDEX families_double_child ON families_double USING btree (child_id) WHERE (state = 'open'::text);
CREATE INDEX families_double_open ON families_double USING btree (id) WHERE (state = 'open'::text);
CREATE INDEX families_double_other ON families_double USING btree (other_id) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX families_double_pair ON families_double USING btree (LEAST(child_id, other_id), GREATEST(child_id, other_id));

-- A single-use link by which the holder invites another guardian, or the child from 14; only its hash is kept.
table families_invitation (
  id uuid not null,
  token_hash bytea not null,
  child_id uuid not null,
  email text not null,
  relation text not null,
  invited_by uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  used_by uuid,
  cancelled_at timestamp with time zone,
  constraint families_invitation_check CHECK (((used_at IS NULL) = (used_by IS NULL))),
  constraint families_invitation_check1 CHECK ((num_nonnulls(used_at, cancelled_at) <= 1)),
  constraint families_invitation_email_check CHECK ((email = lower(email))),
  constraint families_invitation_relation_check CHECK ((relation = ANY (ARRAY['mother'::text, 'father'::text, 'guardian'::text, 'self'::text]))),
  constraint families_invitation_child_id_fkey FOREIGN KEY (child_id) REFERENCES families_child(id),
  constraint families_invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES access_user(id),
  constraint families_invitation_used_by_fkey FOREIGN KEY (used_by) REFERENCES access_user(id),
  constraint families_invitation_pkey PRIMARY KEY (id),
  constraint families_invitation_token_hash_key UNIQUE (token_hash)
);
CREATE UNIQUE INDEX families_invitation_token_hash_key ON families_invitation USING btree (token_hash);
CREATE UNIQUE INDEX families_invitation_waiting ON families_invitation USING btree (child_id, email) WHERE ((used_at IS NULL) AND (cancelled_at IS NULL));
CREATE TRIGGER families_invitation_child BEFORE INSERT OR UPDATE OF child_id ON families_invitation FOR EACH ROW EXECUTE FUNCTION families_demand_living_child();

-- Two records made one by staff: what was chosen, and until when it can be undone.
table families_merge (
  id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  choices jsonb not null,
  reason text not null,
  merged_at timestamp with time zone not null,
  merged_by uuid,
  undo_until_on date not null,
  undone_at timestamp with time zone,
  undone_by uuid,
  settled_at timestamp with time zone,
  constraint families_merge_check CHECK ((kept_id <> merged_id)),
  constraint families_merge_ends_once CHECK ((num_nonnulls(undone_at, settled_at) <= 1)),
  constraint families_merge_kept_id_fkey FOREIGN KEY (kept_id) REFERENCES families_child(id),
  constraint families_merge_merged_by_fkey FOREIGN KEY (merged_by) REFERENCES access_user(id),
  constraint families_merge_merged_id_fkey FOREIGN KEY (merged_id) REFERENCES families_child(id),
  constraint families_merge_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES access_user(id),
  constraint families_merge_pkey PRIMARY KEY (id)
);
CREATE INDEX families_merge_kept ON families_merge USING btree (kept_id);
CREATE INDEX families_merge_unsettled ON families_merge USING btree (undo_until_on) WHERE ((undone_at IS NULL) AND (settled_at IS NULL));
CREATE UNIQUE INDEX families_merge_living ON families_merge USING btree (merged_id) WHERE (undone_at IS NULL);

-- What a merge changed in one domain, so that it is put back exactly.
table families_merge_part (
  merge_id uuid not null,
  name text not null,
  trace jsonb not null,
  constraint families_merge_part_merge_id_fkey FOREIGN KEY (merge_id) REFERENCES families_merge(id),
  constraint families_merge_part_pkey PRIMARY KEY (merge_id, name)
);

-- Where it is convenient to come to lessons (S-024): a street or a stop, to about a hundred metres, never a flat.
table families_place (
  child_id uuid not null,
  municipality_id uuid not null,
  words text not null,
  latitude double precision not null,
  longitude double precision not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  constraint families_place_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
  constraint families_place_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision))),
  constraint families_place_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES access_user(id),
  constraint families_place_child_id_fkey FOREIGN KEY (child_id) REFERENCES families_child(id),
  constraint families_place_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint families_place_pkey PRIMARY KEY (child_id)
);

-- A letter that a family asked for: the younger child reaches the age and can be added (S-107).
table families_reminder (
  id uuid not null,
  user_id uuid not null,
  birth_on date not null,
  remind_on date not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint families_reminder_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id),
  constraint families_reminder_pkey PRIMARY KEY (id),
  constraint families_reminder_user_id_birth_on_key UNIQUE (user_id, birth_on)
);
CREATE INDEX families_reminder_due ON families_reminder USING btree (remind_on) WHERE (sent_at IS NULL);
CREATE UNIQUE INDEX families_reminder_user_id_birth_on_key ON families_reminder USING btree (user_id, birth_on);

-- Personal data under AES-256-GCM bound to the row; search_key is a keyed hash; masked is what pages show.
table families_vault (
  id uuid not null,
  child_id uuid,
  user_id uuid,
  kind text not null,
  sealed bytea not null,
  search_key bytea,
  masked text not null,
  created_at timestamp with time zone not null,
  replaced_at timestamp with time zone,
  document_kind text,
  constraint families_vault_check CHECK ((num_nonnulls(child_id, user_id) = 1)),
  constraint families_vault_document_kind CHECK (((kind = 'document'::text) OR (document_kind IS NULL))),
  constraint families_vault_kind_check CHECK ((kind = ANY (ARRAY['snils'::text, 'document'::text, 'address'::text]))),
  constraint families_vault_child_id_fkey FOREIGN KEY (child_id) REFERENCES families_child(id),
  constraint families_vault_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id),
  constraint families_vault_pkey PRIMARY KEY (id)
);
CREATE INDEX families_vault_search ON families_vault USING btree (search_key) WHERE (replaced_at IS NULL);
CREATE UNIQUE INDEX families_vault_child_kind ON families_vault USING btree (child_id, kind) WHERE ((replaced_at IS NULL) AND (child_id IS NOT NULL));
CREATE UNIQUE INDEX families_vault_child_snils ON families_vault USING btree (search_key) WHERE ((kind = 'snils'::text) AND (child_id IS NOT NULL) AND (replaced_at IS NULL));
CREATE UNIQUE INDEX families_vault_user_kind ON families_vault USING btree (user_id, kind) WHERE ((replaced_at IS NULL) AND (user_id IS NOT NULL));

-- What a municipality's dated act changes: a nominal with its limits, the ceiling, services of a budget register (S-005, S-006).
table funding_amendment (
  id uuid not null,
  municipality_id uuid not null,
  subject text not null,
  period_id uuid not null,
  unit text not null,
  category_id uuid,
  register text,
  funding text,
  amount bigint,
  count_limit integer,
  sum_limit bigint,
  services integer,
  from_on date not null,
  act_id uuid not null,
  set_at timestamp with time zone not null,
  set_by uuid,
  applied_at timestamp with time zone,
  stopped_at timestamp with time zone,
  stopped_because text,
  constraint funding_amendment_amount_check CHECK ((amount >= 0)),
  constraint funding_amendment_check1 CHECK ((num_nonnulls(register, funding) =
CASE subject
    WHEN 'register'::text THEN 2
    ELSE 0
END)),
  constraint funding_amendment_check4 CHECK (((subject = 'register'::text) OR (services IS NULL))),
  constraint funding_amendment_check5 CHECK ((num_nonnulls(applied_at, stopped_at) <= 1)),
  constraint funding_amendment_check6 CHECK (((stopped_at IS NULL) = (stopped_because IS NULL))),
  constraint funding_amendment_count_limit_check CHECK ((count_limit > 0)),
  constraint funding_amendment_funding_check CHECK ((funding = ANY (ARRAY['nominal'::text, 'accounting'::text]))),
  constraint funding_amendment_of_amount CHECK (
CASE
    WHEN (subject = ANY (ARRAY['nominal'::text, 'ceiling'::text])) THEN (amount IS NOT NULL)
    WHEN (subject = 'category'::text) THEN true
    ELSE (amount IS NULL)
END),
  constraint funding_amendment_of_category CHECK (((subject = ANY (ARRAY['nominal'::text, 'category'::text, 'category-end'::text])) = (category_id IS NOT NULL))),
  constraint funding_amendment_of_limits CHECK (((subject = 'nominal'::text) OR ((subject = 'category'::text) AND (amount IS NOT NULL)) OR ((count_limit IS NULL) AND (sum_limit IS NULL)))),
  constraint funding_amendment_register_check CHECK ((register = ANY (ARRAY['preprofessional'::text, 'significant'::text, 'general'::text]))),
  constraint funding_amendment_services_check CHECK ((services >= 0)),
  constraint funding_amendment_subject_check CHECK ((subject = ANY (ARRAY['nominal'::text, 'ceiling'::text, 'register'::text, 'category'::text, 'category-end'::text]))),
  constraint funding_amendment_sum_limit_check CHECK ((sum_limit > 0)),
  constraint funding_amendment_unit_check CHECK ((unit = ANY (ARRAY['kopecks'::text, 'hour-hundredths'::text]))),
  constraint funding_amendment_act_id_fkey FOREIGN KEY (act_id) REFERENCES region_act(id),
  constraint funding_amendment_category_id_fkey FOREIGN KEY (category_id) REFERENCES certificates_category(id),
  constraint funding_amendment_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint funding_amendment_period_id_fkey FOREIGN KEY (period_id) REFERENCES region_funding_period(id),
  constraint funding_amendment_pkey PRIMARY KEY (id),
  constraint funding_amendment_one_a_day UNIQUE NULLS NOT DISTINCT (municipality_id, subject, period_id, unit, category_id, register, funding, from_on)
);
CREATE INDEX funding_amendment_ahead ON funding_amendment USING btree (from_on) WHERE ((applied_at IS NULL) AND (stopped_at IS NULL));
CREATE UNIQUE INDEX funding_amendment_one_a_day ON funding_amendment USING btree (municipality_id, subject, period_id, unit, category_id, register, funding, from_on) NULLS NOT DISTINCT;

-- A payer's ban on new contracts of a period, from a day that everybody is told of beforehand.
table funding_ban (
  id uuid not null,
  municipality_id uuid not null,
  period_id uuid not null,
  from_on date not null,
  act_id uuid not null,
  set_at timestamp with time zone not null,
  set_by uuid,
  lifted_at timestamp with time zone,
  lifted_by uuid,
  constraint funding_ban_lifted_by_somebody CHECK (((lifted_at IS NULL) = (lifted_by IS NULL))),
  constraint funding_ban_act_id_fkey FOREIGN KEY (act_id) REFERENCES region_act(id),
  constraint funding_ban_lifted_by_fkey FOREIGN KEY (lifted_by) REFERENCES access_user(id),
  constraint funding_ban_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint funding_ban_period_id_fkey FOREIGN KEY (period_id) REFERENCES region_funding_period(id),
  constraint funding_ban_set_by_fkey FOREIGN KEY (set_by) REFERENCES access_user(id),
  constraint funding_ban_pkey PRIMARY KEY (id)
);
CREATE INDEX funding_ban_act ON funding_ban USING btree (act_id);
CREATE INDEX funding_ban_of ON funding_ban USING btree (municipality_id, set_at);
CREATE INDEX funding_ban_period ON funding_ban USING btree (period_id);
CREATE UNIQUE INDEX funding_ban_once ON funding_ban USING btree (municipality_id, period_id) WHERE (lifted_at IS NULL);

-- How far families and providers have been told that a payer stops new contracts, or takes them again.
table funding_ban_telling (
  ban_id uuid not null,
  lifted boolean not null,
  whom text not null,
  after_id uuid not null default,
  finished_at timestamp with time zone,
  constraint funding_ban_telling_whom_check CHECK ((whom = ANY (ARRAY['families'::text, 'providers'::text]))),
  constraint funding_ban_telling_ban_id_fkey FOREIGN KEY (ban_id) REFERENCES funding_ban(id),
  constraint funding_ban_telling_pkey PRIMARY KEY (ban_id, lifted, whom)
);

-- append-only: limits of direct backing of a municipality by dated acts; the latest is in force (S-010).
table funding_ceiling (
  id uuid not null,
  municipality_id uuid not null,
  period_id uuid not null,
  unit text not null,
  amount bigint not null,
  set_at timestamp with time zone not null,
  act_id uuid not null,
  constraint funding_ceiling_amount_check CHECK ((amount >= 0)),
  constraint funding_ceiling_unit_check CHECK ((unit = ANY (ARRAY['kopecks'::text, 'hour-hundredths'::text]))),
  constraint funding_ceiling_act_id_fkey FOREIGN KEY (act_id) REFERENCES region_act(id),
  constraint funding_ceiling_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint funding_ceiling_period_id_fkey FOREIGN KEY (period_id) REFERENCES region_funding_period(id),
  constraint funding_ceiling_pkey PRIMARY KEY (id)
);
CREATE INDEX funding_ceiling_of ON funding_ceiling USING btree (municipality_id, period_id, unit, set_at DESC);

-- The ceiling in force cut into slices, so that applications do not queue on one row.
table funding_ceiling_slice (
  municipality_id uuid not null,
  period_id uuid not null,
  unit text not null,
  slice smallint not null,
  amount bigint not null,
  committed bigint not null default,
  constraint funding_ceiling_slice_amount_check CHECK ((amount >= 0)),
  constraint funding_ceiling_slice_kept CHECK (((committed >= 0) AND (committed <= amount))),
  constraint funding_ceiling_slice_slice_check CHECK (((slice >= 0) AND (slice <= 63))),
  constraint funding_ceiling_slice_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint funding_ceiling_slice_period_id_fkey FOREIGN KEY (period_id) REFERENCES region_funding_period(id),
  constraint funding_ceiling_slice_pkey PRIMARY KEY (municipality_id, period_id, unit, slice)
);

-- A statement for the change to a certificate with nominal (S-139…S-144), with its term.
table funding_change (
  id uuid not null,
  number text not null,
  certificate_id uuid not null,
  applicant_id uuid,
  way text not null,
  state text not null,
  submitted_at timestamp with time zone not null,
  submitted_by uuid not null,
  due_on date not null,
  calendar_version text not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  refusal_ground text,
  decision_text text,
  escalated_at timestamp with time zone,
  constraint funding_change_check CHECK (((state = 'refused'::text) = (refusal_ground IS NOT NULL))),
  constraint funding_change_check1 CHECK (((state = 'submitted'::text) = (decided_at IS NULL))),
  constraint funding_change_refusal_ground_check CHECK ((refusal_ground = ANY (ARRAY['count-limit'::text, 'sum-limit'::text]))),
  constraint funding_change_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'queued'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text, 'closed'::text]))),
  constraint funding_change_way_check CHECK ((way = ANY (ARRAY['cabinet'::text, 'point'::text, 'office'::text]))),
  constraint funding_change_applicant_id_fkey FOREIGN KEY (applicant_id) REFERENCES access_user(id),
  constraint funding_change_certificate_id_fkey FOREIGN KEY (certificate_id) REFERENCES certificates_certificate(id),
  constraint funding_change_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES access_user(id),
  constraint funding_change_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES access_user(id),
  constraint funding_change_pkey PRIMARY KEY (id),
  constraint funding_change_number_key UNIQUE (number)
);
CREATE INDEX funding_change_certificate ON funding_change USING btree (certificate_id, submitted_at);
CREATE INDEX funding_change_waiting ON funding_change USING btree (due_on) WHERE (state = 'submitted'::text);
CREATE UNIQUE INDEX funding_change_living ON funding_change USING btree (certificate_id) WHERE (state = ANY (ARRAY['submitted'::text, 'queued'::text]));
CREATE UNIQUE INDEX funding_change_number_key ON funding_change USING btree (number);

-- The nominal of a category in a period, with limits of count and of sum, by a dated act (S-005, S-086).
table funding_nominal (
  id uuid not null,
  category_id uuid not null,
  period_id uuid not null,
  unit text not null,
  amount bigint not null,
  count_limit integer,
  sum_limit bigint,
  holders integer not null default,
  granted bigint not null default,
  valid_from date not null,
  valid_to date,
  act_id uuid not null,
  constraint funding_nominal_amount_check CHECK ((amount > 0)),
  constraint funding_nominal_count_limit_check CHECK ((count_limit > 0)),
  constraint funding_nominal_granted_check CHECK ((granted >= 0)),
  constraint funding_nominal_holders_check CHECK ((holders >= 0)),
  constraint funding_nominal_sum_limit_check CHECK ((sum_limit > 0)),
  constraint funding_nominal_unit_check CHECK ((unit = ANY (ARRAY['kopecks'::text, 'hour-hundredths'::text]))),
  constraint funding_nominal_within_count CHECK (((count_limit IS NULL) OR (holders <= count_limit))),
  constraint funding_nominal_within_sum CHECK (((sum_limit IS NULL) OR (granted <= sum_limit))),
  constraint funding_nominal_act_id_fkey FOREIGN KEY (act_id) REFERENCES region_act(id),
  constraint funding_nominal_category_id_fkey FOREIGN KEY (category_id) REFERENCES certificates_category(id),
  constraint funding_nominal_period_id_fkey FOREIGN KEY (period_id) REFERENCES region_funding_period(id),
  constraint funding_nominal_pkey PRIMARY KEY (id),
  constraint funding_nominal_one_at_a_time EXCLUDE USING gist (category_id WITH =, period_id WITH =, unit WITH =, daterange(valid_from, valid_to) WITH &&)
);
CREATE INDEX funding_nominal_one_at_a_time ON funding_nominal USING gist (category_id, period_id, unit, daterange(valid_from, valid_to));

-- What was held of a municipality's money by the end of a period's first day, measured once from the ledger; the forecast stands on it.
table funding_opening (
  period_id uuid not null,
  municipality_id uuid not null,
  unit text not null,
  held bigint not null,
  constraint funding_opening_held_check CHECK ((held >= 0)),
  constraint funding_opening_unit_check CHECK ((unit = ANY (ARRAY['kopecks'::text, 'hour-hundredths'::text]))),
  constraint funding_opening_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint funding_opening_period_id_fkey FOREIGN KEY (period_id) REFERENCES region_funding_period(id),
  constraint funding_opening_pkey PRIMARY KEY (period_id, municipality_id, unit)
);

-- Certificates that wait for a place within the limits of their category, in the order of the number.
table funding_queue (
  id uuid not null,
  number bigint not null,
  certificate_id uuid not null,
  category_id uuid not null,
  since timestamp with time zone not null,
  left_at timestamp with time zone,
  constraint funding_queue_category_id_fkey FOREIGN KEY (category_id) REFERENCES certificates_category(id),
  constraint funding_queue_certificate_id_fkey FOREIGN KEY (certificate_id) REFERENCES certificates_certificate(id),
  constraint funding_queue_pkey PRIMARY KEY (id),
  constraint funding_queue_number_key UNIQUE (number)
);
CREATE INDEX funding_queue_order ON funding_queue USING btree (category_id, number) WHERE (left_at IS NULL);
CREATE UNIQUE INDEX funding_queue_number_key ON funding_queue USING btree (number);
CREATE UNIQUE INDEX funding_queue_waiting ON funding_queue USING btree (certificate_id) WHERE (left_at IS NULL);

-- append-only: what families read of the municipality's regulation from a day on, by an act (S-011); before the first one the text of the region.
table funding_regulation (
  id uuid not null,
  municipality_id uuid not null,
  text text not null,
  valid_from date not null,
  act_id uuid not null,
  set_at timestamp with time zone not null,
  set_by uuid,
  constraint funding_regulation_act_id_fkey FOREIGN KEY (act_id) REFERENCES region_act(id),
  constraint funding_regulation_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint funding_regulation_pkey PRIMARY KEY (id),
  constraint funding_regulation_one_a_day UNIQUE (municipality_id, valid_from)
);
CREATE UNIQUE INDEX funding_regulation_one_a_day ON funding_regulation USING btree (municipality_id, valid_from);

-- Work over all certificates, done in portions: how far it came, so that it goes on from there and is done once.
table funding_run (
  id uuid not null,
  work text not null,
  period_id uuid not null,
  month date not null,
  after_id uuid not null default,
  seen bigint not null default,
  done bigint not null default,
  amount bigint not null default,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  amendment_id uuid,
  total bigint,
  day date,
  constraint funding_run_day_of_its_month CHECK ((((day - month) >= 0) AND ((day - month) <= 30))),
  constraint funding_run_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint funding_run_work_check CHECK ((work = ANY (ARRAY['melt'::text, 'melt-notice'::text, 'credit'::text, 'expire'::text]))),
  constraint funding_run_amendment_id_fkey FOREIGN KEY (amendment_id) REFERENCES funding_amendment(id),
  constraint funding_run_period_id_fkey FOREIGN KEY (period_id) REFERENCES region_funding_period(id),
  constraint funding_run_pkey PRIMARY KEY (id),
  constraint funding_run_once UNIQUE NULLS NOT DISTINCT (work, period_id, month, amendment_id, day)
);
CREATE UNIQUE INDEX funding_run_once ON funding_run USING btree (work, period_id, month, amendment_id, day) NULLS NOT DISTINCT;

-- What a frozen certificate had free: back with the payer, its place open to others, kept here until the freeze is lifted.
table funding_suspension (
  id uuid not null,
  freeze_id uuid not null,
  account_id uuid not null,
  nominal_id uuid not null,
  amount bigint not null,
  suspended_at timestamp with time zone not null,
  restored_at timestamp with time zone,
  restored bigint,
  constraint funding_suspension_amount_check CHECK ((amount > 0)),
  constraint funding_suspension_check CHECK (((restored_at IS NULL) = (restored IS NULL))),
  constraint funding_suspension_restored_check CHECK ((restored >= 0)),
  constraint funding_suspension_account_id_fkey FOREIGN KEY (account_id) REFERENCES ledger_account(id),
  constraint funding_suspension_freeze_id_fkey FOREIGN KEY (freeze_id) REFERENCES certificates_freeze(id),
  constraint funding_suspension_nominal_id_fkey FOREIGN KEY (nominal_id) REFERENCES funding_nominal(id),
  constraint funding_suspension_pkey PRIMARY KEY (id),
  constraint funding_suspension_freeze_id_account_id_key UNIQUE (freeze_id, account_id)
);
CREATE UNIQUE INDEX funding_suspension_freeze_id_account_id_key ON funding_suspension USING btree (freeze_id, account_id);

-- Editions of help texts by the operator, never changed; without words the text of the program is in force again.
table help_edition (
  id uuid not null,
  kind text not null,
  slug text not null,
  number integer not null,
  title text,
  summary text,
  body text,
  published_at timestamp with time zone not null,
  published_by uuid not null,
  audiences text[],
  pages text[],
  taken_down boolean not null default,
  constraint help_edition_is_for_somebody CHECK (((audiences <@ ARRAY['family'::text, 'reception'::text, 'provider'::text, 'municipality'::text, 'region'::text]) AND (cardinality(audiences) > 0))),
  constraint help_edition_kind_check CHECK ((kind = ANY (ARRAY['instruction'::text, 'question'::text, 'lesson'::text]))),
  constraint help_edition_number_check CHECK ((number > 0)),
  constraint help_edition_short CHECK ((length(body) <= 20000)),
  constraint help_edition_whole_or_first CHECK ((num_nulls(title, summary, body) = ANY (ARRAY[0, 3]))),
  constraint help_edition_published_by_fkey FOREIGN KEY (published_by) REFERENCES access_user(id),
  constraint help_edition_pkey PRIMARY KEY (id),
  constraint help_edition_once UNIQUE (kind, slug, number)
);
CREATE UNIQUE INDEX help_edition_once ON help_edition USING btree (kind, slug, number);

-- Films of the operator's own lessons, never changed; the latest of a lesson is shown.
table help_film (
  id uuid not null,
  slug text not null,
  number integer not null,
  kind text not null,
  bytes bytea not null,
  captions text not null,
  seconds integer not null,
  hash text not null,
  added_at timestamp with time zone not null,
  added_by uuid not null,
  constraint help_film_captions_are_short CHECK ((length(captions) <= 200000)),
  constraint help_film_hash_check CHECK ((hash ~ '^[0-9a-f]{16}$'::text)),
  constraint help_film_is_not_vast CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= ((48 * 1024) * 1024)))),
  constraint help_film_kind_check CHECK ((kind = ANY (ARRAY['mp4'::text, 'webm'::text]))),
  constraint help_film_number_check CHECK ((number > 0)),
  constraint help_film_seconds_check CHECK ((seconds > 0)),
  constraint help_film_added_by_fkey FOREIGN KEY (added_by) REFERENCES access_user(id),
  constraint help_film_pkey PRIMARY KEY (id),
  constraint help_film_once UNIQUE (slug, number)
);
CREATE UNIQUE INDEX help_film_once ON help_film USING btree (slug, number);

-- Answers kept by idempotency key: a repeated press shows the same number.
table http_answer (
  actor text not null,
  key text not null,
  request_hash bytea not null,
  created_at timestamp with time zone not null,
  answer bytea,
  constraint http_answer_pkey PRIMARY KEY (actor, key)
);
CREATE INDEX http_answer_created ON http_answer USING btree (created_at);

-- An invoice of a provider to a payer for a month: one advance and one final one (domain 6.3); a returned one gives way to another.
table invoicing_invoice (
  id uuid not null,
  provider_id uuid not null,
  payer_id uuid not null,
  period_id uuid not null,
  agreement_id uuid not null,
  month date not null,
  kind text not null,
  year smallint not null,
  ordinal integer not null,
  state text not null,
  total_kopecks bigint not null,
  advance_kopecks bigint not null,
  formed_on date not null,
  pay_by_on date not null,
  formed_at timestamp with time zone not null,
  formed_by uuid not null,
  sent_at timestamp with time zone,
  decided_at timestamp with time zone,
  decided_by uuid,
  reason text,
  payment_number text,
  paid_on date,
  paid_at timestamp with time zone,
  paid_by uuid,
  constraint invoicing_invoice_advance_kopecks_check CHECK ((advance_kopecks >= 0)),
  constraint invoicing_invoice_check CHECK (((kind = 'final'::text) OR (advance_kopecks = 0))),
  constraint invoicing_invoice_ends_by_its_sum CHECK (
CASE state
    WHEN 'repaid'::text THEN (total_kopecks < advance_kopecks)
    WHEN 'closed'::text THEN (total_kopecks = advance_kopecks)
    ELSE true
END),
  constraint invoicing_invoice_kind_check CHECK ((kind = ANY (ARRAY['advance'::text, 'final'::text]))),
  constraint invoicing_invoice_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint invoicing_invoice_ordinal_check CHECK ((ordinal > 0)),
  constraint invoicing_invoice_paid_by_paper CHECK ((num_nonnulls(payment_number, paid_on, paid_at) =
CASE
    WHEN (state = ANY (ARRAY['paid'::text, 'repaid'::text])) THEN 3
    ELSE 0
END)),
  constraint invoicing_invoice_returned_reasoned CHECK (((state = 'returned'::text) = (reason IS NOT NULL))),
  constraint invoicing_invoice_state_check CHECK ((state = ANY (ARRAY['formed'::text, 'sent'::text, 'accepted'::text, 'returned'::text, 'paid'::text, 'repaid'::text, 'closed'::text]))),
  constraint invoicing_invoice_total_kopecks_check CHECK ((total_kopecks >= 0)),
  constraint invoicing_invoice_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES providers_agreement(id),
  constraint invoicing_invoice_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES access_user(id),
  constraint invoicing_invoice_formed_by_fkey FOREIGN KEY (formed_by) REFERENCES access_user(id),
  constraint invoicing_invoice_paid_by_fkey FOREIGN KEY (paid_by) REFERENCES access_user(id),
  constraint invoicing_invoice_payer_id_fkey FOREIGN KEY (payer_id) REFERENCES region_municipality(id),
  constraint invoicing_invoice_period_id_fkey FOREIGN KEY (period_id) REFERENCES region_funding_period(id),
  constraint invoicing_invoice_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES providers_provider(id),
  constraint invoicing_invoice_pkey PRIMARY KEY (id),
  constraint invoicing_invoice_id_month_kind_key UNIQUE (id, month, kind),
  constraint invoicing_invoice_numbered UNIQUE (provider_id, year, ordinal)
);
CREATE INDEX invoicing_invoice_payer ON invoicing_invoice USING btree (payer_id, month DESC);
CREATE UNIQUE INDEX invoicing_invoice_id_month_kind_key ON invoicing_invoice USING btree (id, month, kind);
CREATE UNIQUE INDEX invoicing_invoice_numbered ON invoicing_invoice USING btree (provider_id, year, ordinal);
CREATE UNIQUE INDEX invoicing_invoice_once ON invoicing_invoice USING btree (provider_id, payer_id, month, kind) WHERE (state <> 'returned'::text);

-- A contract in an invoice; the numbers stand as they were when it was formed.
table invoicing_line (
  invoice_id uuid not null,
  application_id uuid not null,
  month date not null,
  kind text not null,
  living boolean not null default,
  ordinal integer not null,
  contract_number text not null,
  contract_on date not null,
  certificate_number text not null,
  part_kopecks bigint not null,
  share smallint not null,
  amount_kopecks bigint not null,
  advance_kopecks bigint not null,
  constraint invoicing_line_advance_kopecks_check CHECK ((advance_kopecks >= 0)),
  constraint invoicing_line_check CHECK (((amount_kopecks >= 0) AND (amount_kopecks <= part_kopecks))),
  constraint invoicing_line_ordinal_check CHECK ((ordinal > 0)),
  constraint invoicing_line_part_kopecks_check CHECK ((part_kopecks >= 0)),
  constraint invoicing_line_share_check CHECK (((share >= 0) AND (share <= 10000))),
  constraint invoicing_line_application_id_fkey FOREIGN KEY (application_id) REFERENCES enrolment_application(id),
  constraint invoicing_line_invoice_id_month_kind_fkey FOREIGN KEY (invoice_id, month, kind) REFERENCES invoicing_invoice(id, month, kind),
  constraint invoicing_line_pkey PRIMARY KEY (invoice_id, ordinal),
  constraint invoicing_line_invoice_id_application_id_key UNIQUE (invoice_id, application_id)
);
CREATE UNIQUE INDEX invoicing_line_invoice_id_application_id_key ON invoicing_line USING btree (invoice_id, application_id);
CREATE UNIQUE INDEX invoicing_line_once ON invoicing_line USING btree (application_id, month, kind) WHERE living;

-- append-only: the register of contracts for the subsidy, one for a payer and a month (domain 6.4).
table invoicing_register (
  id uuid not null,
  payer_id uuid not null,
  month date not null,
  total_kopecks bigint not null,
  formed_at timestamp with time zone not null,
  formed_by uuid not null,
  constraint invoicing_register_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint invoicing_register_total_kopecks_check CHECK ((total_kopecks >= 0)),
  constraint invoicing_register_formed_by_fkey FOREIGN KEY (formed_by) REFERENCES access_user(id),
  constraint invoicing_register_payer_id_fkey FOREIGN KEY (payer_id) REFERENCES region_municipality(id),
  constraint invoicing_register_pkey PRIMARY KEY (id),
  constraint invoicing_register_once UNIQUE (payer_id, month)
);
CREATE UNIQUE INDEX invoicing_register_once ON invoicing_register USING btree (payer_id, month);

-- append-only: what the payer owes for one contract and month; a month missed last time stands in the next register.
table invoicing_register_line (
  register_id uuid not null,
  application_id uuid not null,
  month date not null,
  ordinal integer not null,
  certificate_number text not null,
  contract_number text not null,
  contract_on date not null,
  provider text not null,
  amount_kopecks bigint not null,
  constraint invoicing_register_line_amount_kopecks_check CHECK ((amount_kopecks > 0)),
  constraint invoicing_register_line_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint invoicing_register_line_ordinal_check CHECK ((ordinal > 0)),
  constraint invoicing_register_line_application_id_fkey FOREIGN KEY (application_id) REFERENCES enrolment_application(id),
  constraint invoicing_register_line_register_id_fkey FOREIGN KEY (register_id) REFERENCES invoicing_register(id),
  constraint invoicing_register_line_pkey PRIMARY KEY (register_id, ordinal),
  constraint invoicing_register_line_once UNIQUE (application_id, month)
);
CREATE UNIQUE INDEX invoicing_register_line_once ON invoicing_register_line USING btree (application_id, month);

-- Jobs planned by acts in their own transactions, until the worker hands them to the queue in batches.
table job_plan (
  id bigint not null default,
  name text not null,
  payload json not null,
  run_at timestamp with time zone,
  job_key text,
  caused_at timestamp with time zone,
  constraint job_plan_pkey PRIMARY KEY (id)
);

-- append-only: the money of one certificate in one period and unit; pots change only through entries.
table ledger_account (
  id uuid not null,
  certificate_id uuid not null,
  period_id uuid not null,
  payer_id uuid not null,
  unit text not null,
  granted bigint not null default,
  available bigint not null default,
  reserved bigint not null default,
  charged bigint not null default,
  melted bigint not null default,
  expired bigint not null default,
  used_at timestamp with time zone,
  promised bigint not null default,
  constraint ledger_account_adds_up CHECK ((granted = ((((available + reserved) + charged) + melted) + expired))),
  constraint ledger_account_not_below_zero CHECK ((LEAST(granted, available, reserved, charged, melted, expired, promised) >= 0)),
  constraint ledger_account_unit_check CHECK ((unit = ANY (ARRAY['kopecks'::text, 'hour-hundredths'::text]))),
  constraint ledger_account_pkey PRIMARY KEY (id),
  constraint ledger_account_certificate_id_period_id_unit_key UNIQUE (certificate_id, period_id, unit)
);
CREATE INDEX ledger_account_payer ON ledger_account USING btree (payer_id, period_id, unit);
CREATE UNIQUE INDEX ledger_account_certificate_id_period_id_unit_key ON ledger_account USING btree (certificate_id, period_id, unit);

-- append-only: both ends of every movement in one row, each with its cause and its idempotency key.
table ledger_entry (
  id bigint not null default,
  account_id uuid not null,
  kind text not null,
  from_pot text not null,
  to_pot text not null,
  amount bigint not null,
  month date,
  cause_kind text not null,
  cause_id uuid not null,
  act_id uuid,
  reverses bigint,
  key text not null,
  at timestamp with time zone not null,
  by_user uuid,
  constraint ledger_entry_amount_check CHECK ((amount > 0)),
  constraint ledger_entry_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint ledger_entry_movement CHECK (ledger_is_movement(kind, from_pot, to_pot, reverses)),
  constraint ledger_entry_reverses_fkey FOREIGN KEY (reverses) REFERENCES ledger_entry(id),
  constraint ledger_entry_pkey PRIMARY KEY (id),
  constraint ledger_entry_key_key UNIQUE (key)
);
CREATE INDEX ledger_entry_account ON ledger_entry USING btree (account_id, id);
CREATE INDEX ledger_entry_cause ON ledger_entry USING btree (cause_id);
CREATE UNIQUE INDEX ledger_entry_key_key ON ledger_entry USING btree (key);
CREATE UNIQUE INDEX ledger_entry_reverses ON ledger_entry USING btree (reverses) WHERE (reverses IS NOT NULL);
CREATE TRIGGER ledger_entry_applies AFTER INSERT ON ledger_entry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger_apply();

-- Addresses that a mail server knows nobody at; the next letter that arrives takes the mark away.
table mail_bounce (
  address text not null,
  problem text not null,
  bounced_at timestamp with time zone not null,
  constraint mail_bounce_pkey PRIMARY KEY (address)
);

-- The mailbox of a town without an SMTP server (demo): what would have been sent.
table mail_letter (
  id uuid not null,
  to_address text not null,
  subject text not null,
  html text not null,
  text text not null,
  letter text not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint mail_letter_pkey PRIMARY KEY (id)
);
CREATE INDEX mail_letter_created ON mail_letter USING btree (created_at DESC);

-- Letters on their way: a row lives until the mail server has taken it, or nobody will try again without staff.
table mail_outgoing (
  id bigint not null default,
  key text not null,
  payload json not null,
  round integer not null default,
  tries integer not null default,
  planned_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  problem text,
  failed_at timestamp with time zone,
  caused_at timestamp with time zone,
  constraint mail_outgoing_pkey PRIMARY KEY (id),
  constraint mail_outgoing_once UNIQUE (key)
);
CREATE INDEX mail_outgoing_due ON mail_outgoing USING btree (due_at, id) WHERE (failed_at IS NULL);
CREATE INDEX mail_outgoing_troubled ON mail_outgoing USING btree (planned_at DESC, id DESC) WHERE (problem IS NOT NULL);
CREATE UNIQUE INDEX mail_outgoing_once ON mail_outgoing USING btree (key);

-- 
table migration (
  name text not null,
  hash text not null,
  applied_at timestamp with time zone not null default,
  constraint migration_pkey PRIMARY KEY (name)
);

-- A picture of a piece, without what cameras write into it; description is read aloud instead.
table news_picture (
  id uuid not null,
  piece_id uuid not null,
  ordinal smallint not null,
  kind text not null,
  description text not null,
  hash text not null,
  bytes bytea not null,
  constraint news_picture_bytes_check CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 5242880))),
  constraint news_picture_description_check CHECK (((char_length(description) >= 1) AND (char_length(description) <= 300))),
  constraint news_picture_hash_check CHECK ((hash ~ '^[0-9a-f]{16}$'::text)),
  constraint news_picture_kind_check CHECK ((kind = ANY (ARRAY['png'::text, 'jpeg'::text, 'webp'::text]))),
  constraint news_picture_ordinal_check CHECK (((ordinal >= 1) AND (ordinal <= 10))),
  constraint news_picture_piece_id_fkey FOREIGN KEY (piece_id) REFERENCES news_piece(id),
  constraint news_picture_pkey PRIMARY KEY (id),
  constraint news_picture_piece_id_ordinal_key UNIQUE (piece_id, ordinal)
);
CREATE UNIQUE INDEX news_picture_piece_id_ordinal_key ON news_picture USING btree (piece_id, ordinal);

-- A piece of news (новость, S-051); municipality_id is that of the organisation or of the authorised body.
table news_piece (
  id uuid not null,
  author text not null,
  provider_id uuid,
  municipality_id uuid,
  title text not null,
  words text not null,
  state text not null,
  shows_at timestamp with time zone,
  hides_at timestamp with time zone,
  taken_down_reason text,
  written_at timestamp with time zone not null,
  written_by uuid not null,
  changed_at timestamp with time zone not null,
  sent_back_at timestamp with time zone,
  sent_back_words text,
  constraint news_piece_author_check CHECK ((author = ANY (ARRAY['provider'::text, 'municipality'::text, 'region'::text]))),
  constraint news_piece_has_its_author CHECK (((author = 'provider'::text) = (provider_id IS NOT NULL))),
  constraint news_piece_hides_after_it_shows CHECK (((hides_at IS NULL) OR (hides_at > shows_at))),
  constraint news_piece_of_the_region_is_of_no_municipality CHECK (((author = 'region'::text) = (municipality_id IS NULL))),
  constraint news_piece_sent_back_is_taken_down CHECK (((sent_back_at IS NULL) OR (state = 'taken-down'::text))),
  constraint news_piece_sent_back_says_what CHECK (((sent_back_at IS NULL) = (sent_back_words IS NULL))),
  constraint news_piece_sent_back_words_check CHECK (((char_length(sent_back_words) >= 1) AND (char_length(sent_back_words) <= 500))),
  constraint news_piece_shown_has_its_moment CHECK (((state <> 'published'::text) OR (shows_at IS NOT NULL))),
  constraint news_piece_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'archived'::text, 'taken-down'::text]))),
  constraint news_piece_taken_down_says_why CHECK (((state = 'taken-down'::text) = (taken_down_reason IS NOT NULL))),
  constraint news_piece_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 160))),
  constraint news_piece_words_check CHECK (((char_length(words) >= 1) AND (char_length(words) <= 20000))),
  constraint news_piece_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint news_piece_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES providers_provider(id),
  constraint news_piece_written_by_fkey FOREIGN KEY (written_by) REFERENCES access_user(id),
  constraint news_piece_pkey PRIMARY KEY (id)
);
CREATE INDEX news_piece_municipality ON news_piece USING btree (municipality_id, changed_at DESC);
CREATE INDEX news_piece_provider ON news_piece USING btree (provider_id, changed_at DESC);
CREATE INDEX news_piece_public ON news_piece USING btree (shows_at DESC, id DESC) WHERE (state = 'published'::text);
CREATE INDEX news_piece_taken_down ON news_piece USING btree (changed_at DESC, id) WHERE (state = 'taken-down'::text);

-- Municipalities that a piece of the regional operator is for; none for the whole region.
table news_place (
  piece_id uuid not null,
  municipality_id uuid not null,
  constraint news_place_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint news_place_piece_id_fkey FOREIGN KEY (piece_id) REFERENCES news_piece(id),
  constraint news_place_pkey PRIMARY KEY (piece_id, municipality_id)
);

-- What a published piece said before it was corrected.
table news_version (
  piece_id uuid not null,
  ordinal smallint not null,
  title text not null,
  words text not null,
  replaced_at timestamp with time zone not null,
  replaced_by uuid not null,
  constraint news_version_ordinal_check CHECK ((ordinal > 0)),
  constraint news_version_piece_id_fkey FOREIGN KEY (piece_id) REFERENCES news_piece(id),
  constraint news_version_replaced_by_fkey FOREIGN KEY (replaced_by) REFERENCES access_user(id),
  constraint news_version_pkey PRIMARY KEY (piece_id, ordinal)
);

-- What a letter told, in the cabinet of the person or the place it was for.
table notices_notice (
  id uuid not null,
  key text not null,
  user_id uuid,
  role text,
  scope_id uuid,
  child_id uuid,
  kind text not null,
  letter text not null,
  title text not null,
  text text not null,
  href text,
  created_at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint notices_notice_of_one_cabinet CHECK ((((user_id IS NULL) <> (role IS NULL)) AND ((scope_id IS NULL) OR (role IS NOT NULL)))),
  constraint notices_notice_child_id_fkey FOREIGN KEY (child_id) REFERENCES families_child(id),
  constraint notices_notice_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id),
  constraint notices_notice_pkey PRIMARY KEY (id),
  constraint notices_notice_once UNIQUE (key)
);
CREATE INDEX notices_notice_of_child ON notices_notice USING btree (child_id) WHERE (child_id IS NOT NULL);
CREATE INDEX notices_notice_of_place ON notices_notice USING btree (role, scope_id, created_at DESC, id DESC) WHERE (role IS NOT NULL);
CREATE INDEX notices_notice_of_user ON notices_notice USING btree (user_id, created_at DESC, id DESC) WHERE (user_id IS NOT NULL);
CREATE INDEX notices_notice_unread_of_place ON notices_notice USING btree (role, scope_id) WHERE ((role IS NOT NULL) AND (read_at IS NULL));
CREATE INDEX notices_notice_unread_of_user ON notices_notice USING btree (user_id) WHERE ((user_id IS NOT NULL) AND (read_at IS NULL));
CREATE UNIQUE INDEX notices_notice_once ON notices_notice USING btree (key);

-- Kinds of letters that a cabinet does not want by mail; its notices come all the same.
table notices_refusal (
  id uuid not null,
  user_id uuid,
  role text,
  scope_id uuid,
  kind text not null,
  refused_at timestamp with time zone not null,
  constraint notices_refusal_of_one_cabinet CHECK ((((user_id IS NULL) <> (role IS NULL)) AND ((scope_id IS NULL) OR (role IS NOT NULL)))),
  constraint notices_refusal_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id),
  constraint notices_refusal_pkey PRIMARY KEY (id),
  constraint notices_refusal_once UNIQUE NULLS NOT DISTINCT (user_id, role, scope_id, kind)
);
CREATE UNIQUE INDEX notices_refusal_once ON notices_refusal USING btree (user_id, role, scope_id, kind) NULLS NOT DISTINCT;

-- Checks of everything that must always add up, and of the chain of the journal: by night and on demand.
table oversight_check (
  id uuid not null,
  asked_by uuid,
  began_at timestamp with time zone not null,
  finished_at timestamp with time zone not null,
  checked integer not null,
  broken jsonb not null,
  journal_damage text,
  journal_entries bigint not null,
  constraint oversight_check_checked_check CHECK ((checked >= 0)),
  constraint oversight_check_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES access_user(id),
  constraint oversight_check_pkey PRIMARY KEY (id)
);
CREATE INDEX oversight_check_latest ON oversight_check USING btree (finished_at DESC);

-- Failed jobs that the operator had done again: one failure is repeated once, however often it is pressed.
table oversight_repetition (
  job_id bigint not null,
  job_state text not null,
  asked_at timestamp with time zone not null,
  asked_by uuid not null,
  constraint oversight_repetition_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES access_user(id),
  constraint oversight_repetition_pkey PRIMARY KEY (job_id, job_state)
);

-- What the catalogue must read again; no programme means everything. Old rows are deleted by a job.
table programmes_change (
  tx bigint not null default,
  programme_id uuid,
  at timestamp with time zone not null default
);
CREATE INDEX programmes_change_tx ON programmes_change USING btree (tx);

-- Moderation or certification of a programme: each attempt with its decision and reason (domain 4.6).
table programmes_check (
  id uuid not null,
  programme_id uuid not null,
  kind text not null,
  attempt smallint not null,
  state text not null,
  asked_at timestamp with time zone not null,
  asked_by uuid not null,
  due_on date not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  reason text,
  constraint programmes_check_attempt_check CHECK ((attempt > 0)),
  constraint programmes_check_decided CHECK (((state = 'waiting'::text) = (decided_at IS NULL))),
  constraint programmes_check_kind_check CHECK ((kind = ANY (ARRAY['moderation'::text, 'certification'::text]))),
  constraint programmes_check_refused_with_reason CHECK (((state = 'refused'::text) = (reason IS NOT NULL))),
  constraint programmes_check_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint programmes_check_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES access_user(id),
  constraint programmes_check_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES access_user(id),
  constraint programmes_check_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes_programme(id),
  constraint programmes_check_pkey PRIMARY KEY (id),
  constraint programmes_check_programme_id_attempt_key UNIQUE (programme_id, attempt)
);
CREATE INDEX programmes_check_due ON programmes_check USING btree (due_on) WHERE (state = 'waiting'::text);
CREATE UNIQUE INDEX programmes_check_programme_id_attempt_key ON programmes_check USING btree (programme_id, attempt);
CREATE UNIQUE INDEX programmes_check_waiting ON programmes_check USING btree (programme_id) WHERE (state = 'waiting'::text);

-- append-only: history of changes of a programme, its modules and groups by field (domain 4.6).
table programmes_edit (
  id bigint not null default,
  programme_id uuid not null,
  place text not null,
  field text not null,
  was text,
  became text,
  edited_at timestamp with time zone not null,
  edited_by uuid not null,
  constraint programmes_edit_edited_by_fkey FOREIGN KEY (edited_by) REFERENCES access_user(id),
  constraint programmes_edit_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes_programme(id),
  constraint programmes_edit_pkey PRIMARY KEY (id)
);
CREATE INDEX programmes_edit_programme ON programmes_edit USING btree (programme_id, id DESC);

-- Programmes that a person has put aside while choosing.
table programmes_favourite (
  user_id uuid not null,
  programme_id uuid not null,
  added_at timestamp with time zone not null,
  constraint programmes_favourite_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes_programme(id),
  constraint programmes_favourite_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id),
  constraint programmes_favourite_pkey PRIMARY KEY (user_id, programme_id)
);
CREATE INDEX programmes_favourite_programme ON programmes_favourite USING btree (programme_id);

-- Children with a timetable; taken never passes capacity.
table programmes_group (
  id uuid not null,
  module_id uuid not null,
  name text not null,
  teacher text not null,
  address text not null,
  latitude double precision not null,
  longitude double precision not null,
  starts_on date not null,
  ends_on date not null,
  applications_from timestamp with time zone not null,
  applications_to timestamp with time zone not null,
  capacity smallint not null,
  taken smallint not null default,
  state text not null,
  next_applications_from timestamp with time zone,
  next_applications_to timestamp with time zone,
  waiting smallint not null default,
  constraint programmes_group_capacity_check CHECK ((capacity > 0)),
  constraint programmes_group_check CHECK ((ends_on > starts_on)),
  constraint programmes_group_check1 CHECK ((applications_to > applications_from)),
  constraint programmes_group_next_window CHECK ((((next_applications_from IS NULL) = (next_applications_to IS NULL)) AND (next_applications_to > next_applications_from))),
  constraint programmes_group_seats CHECK (((taken >= 0) AND (taken <= capacity))),
  constraint programmes_group_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'archive'::text]))),
  constraint programmes_group_waiting CHECK ((waiting >= 0)),
  constraint programmes_group_module_id_fkey FOREIGN KEY (module_id) REFERENCES programmes_module(id),
  constraint programmes_group_pkey PRIMARY KEY (id)
);
CREATE INDEX programmes_group_module ON programmes_group USING btree (module_id);
CREATE INDEX programmes_group_wanted ON programmes_group USING btree (id) WHERE (waiting > 0);
CREATE TRIGGER programmes_group_changed AFTER UPDATE OF module_id, name, address, latitude, longitude, starts_on, capacity, state, applications_from, applications_to, next_applications_from, next_applications_to ON programmes_group FOR EACH ROW EXECUTE FUNCTION programmes_note_change();
CREATE TRIGGER programmes_group_filled AFTER UPDATE ON programmes_group FOR EACH ROW WHEN ((((old.taken < old.capacity) AND (old.waiting = 0)) <> ((new.taken < new.capacity) AND (new.waiting = 0)))) EXECUTE FUNCTION programmes_note_change();
CREATE TRIGGER programmes_group_noted AFTER INSERT ON programmes_group FOR EACH ROW EXECUTE FUNCTION programmes_note_change();

-- The weekly timetable of a group; Monday is 1.
table programmes_lesson_time (
  group_id uuid not null,
  weekday smallint not null,
  starts_at time without time zone not null,
  ends_at time without time zone not null,
  room text not null,
  constraint programmes_lesson_time_check CHECK ((ends_at > starts_at)),
  constraint programmes_lesson_time_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7))),
  constraint programmes_lesson_time_group_id_fkey FOREIGN KEY (group_id) REFERENCES programmes_group(id),
  constraint programmes_lesson_time_pkey PRIMARY KEY (group_id, weekday, starts_at)
);
CREATE TRIGGER programmes_lesson_time_noted AFTER INSERT OR DELETE OR UPDATE ON programmes_lesson_time FOR EACH ROW EXECUTE FUNCTION programmes_note_change();

-- A paid part of a programme (модуль): a contract is for one module and one group.
table programmes_module (
  id uuid not null,
  programme_id uuid not null,
  ordinal smallint not null,
  name text not null,
  months smallint not null,
  hours smallint not null,
  normative_kopecks bigint not null,
  price_kopecks bigint not null,
  enrolment_open boolean not null,
  parents_pay boolean not null default,
  constraint programmes_module_above_normative CHECK ((parents_pay OR (normative_kopecks = 0) OR (price_kopecks <= normative_kopecks))),
  constraint programmes_module_hours_check CHECK ((hours > 0)),
  constraint programmes_module_months_check CHECK (((months >= 1) AND (months <= 12))),
  constraint programmes_module_normative_kopecks_check CHECK ((normative_kopecks >= 0)),
  constraint programmes_module_ordinal_check CHECK ((ordinal > 0)),
  constraint programmes_module_price_kopecks_check CHECK ((price_kopecks >= 0)),
  constraint programmes_module_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes_programme(id),
  constraint programmes_module_pkey PRIMARY KEY (id),
  constraint programmes_module_programme_id_ordinal_key UNIQUE (programme_id, ordinal)
);
CREATE UNIQUE INDEX programmes_module_programme_id_ordinal_key ON programmes_module USING btree (programme_id, ordinal);
CREATE TRIGGER programmes_module_noted AFTER INSERT OR UPDATE ON programmes_module FOR EACH ROW EXECUTE FUNCTION programmes_note_change();

-- A programme (программа) of a provider in its register.
table programmes_programme (
  id uuid not null,
  article integer not null default,
  provider_id uuid not null,
  municipality_id uuid not null,
  name text not null,
  summary text not null,
  description text not null,
  direction text not null,
  activity text not null,
  register text not null,
  level text not null,
  form text not null,
  age_from smallint not null,
  age_to smallint not null,
  adapted boolean not null,
  state text not null,
  published_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  search tsvector not null default,
  constraint programmes_programme_age_from_check CHECK (((age_from >= 3) AND (age_from <= 18))),
  constraint programmes_programme_check CHECK (((age_to >= age_from) AND (age_to <= 18))),
  constraint programmes_programme_direction_check CHECK ((direction = ANY (ARRAY['tech'::text, 'art'::text, 'science'::text, 'social'::text, 'tourism'::text, 'sport'::text]))),
  constraint programmes_programme_form_check CHECK ((form = ANY (ARRAY['on-site'::text, 'mixed'::text, 'distance'::text]))),
  constraint programmes_programme_level_check CHECK ((level = ANY (ARRAY['starting'::text, 'basic'::text, 'advanced'::text]))),
  constraint programmes_programme_published CHECK (((state <> 'published'::text) OR (published_at IS NOT NULL))),
  constraint programmes_programme_register_check CHECK ((register = ANY (ARRAY['certified'::text, 'preprofessional'::text, 'significant'::text, 'general'::text, 'paid'::text]))),
  constraint programmes_programme_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'moderating'::text, 'refused'::text, 'published'::text, 'archive'::text]))),
  constraint programmes_programme_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint programmes_programme_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES providers_provider(id),
  constraint programmes_programme_pkey PRIMARY KEY (id),
  constraint programmes_programme_article_key UNIQUE (article)
);
CREATE INDEX programmes_programme_alike ON programmes_programme USING btree (municipality_id, activity, register) WHERE (state = 'published'::text);
CREATE INDEX programmes_programme_provider ON programmes_programme USING btree (provider_id);
CREATE INDEX programmes_programme_search ON programmes_programme USING gin (search) WHERE (state = 'published'::text);
CREATE UNIQUE INDEX programmes_programme_article_key ON programmes_programme USING btree (article);
CREATE TRIGGER programmes_programme_noted AFTER INSERT OR UPDATE ON programmes_programme FOR EACH ROW EXECUTE FUNCTION programmes_note_change();

-- Searches of the catalogue that a person keeps to look again.
table programmes_saved_search (
  id uuid not null,
  user_id uuid not null,
  address text not null,
  saved_at timestamp with time zone not null,
  constraint programmes_saved_search_address_short CHECK ((length(address) <= 5000)),
  constraint programmes_saved_search_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id),
  constraint programmes_saved_search_pkey PRIMARY KEY (id),
  constraint programmes_saved_search_once UNIQUE (user_id, address)
);
CREATE INDEX programmes_saved_search_of ON programmes_saved_search USING btree (user_id, saved_at DESC, id DESC);
CREATE UNIQUE INDEX programmes_saved_search_once ON programmes_saved_search USING btree (user_id, address);

-- How a programme stands with families: rating in tenths of a percent, mean mark in hundredths.
table programmes_standing (
  programme_id uuid not null,
  rating_tenths smallint,
  ratings integer not null,
  mark_hundredths smallint,
  reviews integer not null,
  reckoned_at timestamp with time zone not null,
  ratings_needed integer not null default,
  constraint programmes_standing_has_a_mark_with_reviews CHECK (((reviews = 0) = (mark_hundredths IS NULL))),
  constraint programmes_standing_mark_hundredths_check CHECK (((mark_hundredths >= 100) AND (mark_hundredths <= 500))),
  constraint programmes_standing_rating_tenths_check CHECK (((rating_tenths >= 0) AND (rating_tenths <= 1000))),
  constraint programmes_standing_ratings_check CHECK ((ratings >= 0)),
  constraint programmes_standing_ratings_needed_check CHECK ((ratings_needed >= 0)),
  constraint programmes_standing_reviews_check CHECK ((reviews >= 0)),
  constraint programmes_standing_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes_programme(id),
  constraint programmes_standing_pkey PRIMARY KEY (programme_id)
);

-- Agreement of payer and provider for a period: without it no offer (domain 4.10).
table providers_agreement (
  id uuid not null,
  provider_id uuid not null,
  municipality_id uuid not null,
  period_id uuid not null,
  number text,
  signed_on date,
  state text not null,
  ended_on date,
  max_kopecks bigint,
  asked_at timestamp with time zone,
  asked_by uuid,
  due_on date,
  decided_at timestamp with time zone,
  decided_by uuid,
  reason text,
  constraint providers_agreement_asked_with_term CHECK (((state <> 'asked'::text) OR ((asked_at IS NOT NULL) AND (due_on IS NOT NULL)))),
  constraint providers_agreement_ended CHECK (((state = 'ended'::text) = (ended_on IS NOT NULL))),
  constraint providers_agreement_max_kopecks_check CHECK ((max_kopecks > 0)),
  constraint providers_agreement_numbered CHECK (((state = ANY (ARRAY['active'::text, 'ended'::text])) = ((number IS NOT NULL) AND (signed_on IS NOT NULL)))),
  constraint providers_agreement_refused_with_reason CHECK (((state <> 'refused'::text) OR (reason IS NOT NULL))),
  constraint providers_agreement_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'active'::text, 'refused'::text, 'ended'::text]))),
  constraint providers_agreement_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES access_user(id),
  constraint providers_agreement_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES access_user(id),
  constraint providers_agreement_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint providers_agreement_period_id_fkey FOREIGN KEY (period_id) REFERENCES region_funding_period(id),
  constraint providers_agreement_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES providers_provider(id),
  constraint providers_agreement_pkey PRIMARY KEY (id)
);
CREATE INDEX providers_agreement_municipality ON providers_agreement USING btree (municipality_id, period_id);
CREATE UNIQUE INDEX providers_agreement_living ON providers_agreement USING btree (provider_id, municipality_id, period_id) WHERE (state = ANY (ARRAY['asked'::text, 'active'::text]));
CREATE TRIGGER programmes_agreement_noted AFTER INSERT OR UPDATE ON providers_agreement FOR EACH ROW EXECUTE FUNCTION programmes_note_agreement();

-- An organisation asks to be listed as a provider; answers stay as typed until the operator accepts.
table providers_candidacy (
  id uuid not null,
  token_hash bytea not null,
  number text,
  state text not null,
  answers jsonb not null,
  inn text,
  municipality_id uuid,
  attempt smallint not null default,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  due_on date,
  decided_at timestamp with time zone,
  decided_by uuid,
  reason text,
  provider_id uuid,
  constraint providers_candidacy_accepted_into_register CHECK (((state = 'accepted'::text) = (provider_id IS NOT NULL))),
  constraint providers_candidacy_decided CHECK (((state = ANY (ARRAY['refused'::text, 'accepted'::text])) = (decided_at IS NOT NULL))),
  constraint providers_candidacy_inn_check CHECK ((inn ~ '^([0-9]{10}|[0-9]{12})$'::text)),
  constraint providers_candidacy_refused_with_reason CHECK (((state = 'refused'::text) = (reason IS NOT NULL))),
  constraint providers_candidacy_sent_whole CHECK (((state = 'draft'::text) OR ((number IS NOT NULL) AND (inn IS NOT NULL) AND (municipality_id IS NOT NULL) AND (submitted_at IS NOT NULL) AND (due_on IS NOT NULL)))),
  constraint providers_candidacy_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'refused'::text, 'accepted'::text]))),
  constraint providers_candidacy_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES access_user(id),
  constraint providers_candidacy_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint providers_candidacy_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES providers_provider(id),
  constraint providers_candidacy_pkey PRIMARY KEY (id),
  constraint providers_candidacy_number_key UNIQUE (number),
  constraint providers_candidacy_token_hash_key UNIQUE (token_hash)
);
CREATE INDEX providers_candidacy_due ON providers_candidacy USING btree (due_on) WHERE (state = 'submitted'::text);
CREATE INDEX providers_candidacy_municipality ON providers_candidacy USING btree (municipality_id);
CREATE INDEX providers_candidacy_provider ON providers_candidacy USING btree (provider_id);
CREATE UNIQUE INDEX providers_candidacy_number_key ON providers_candidacy USING btree (number);
CREATE UNIQUE INDEX providers_candidacy_token_hash_key ON providers_candidacy USING btree (token_hash);
CREATE UNIQUE INDEX providers_candidacy_waiting ON providers_candidacy USING btree (inn) WHERE (state = 'submitted'::text);

-- An organisation of the register of providers (S-077).
table providers_provider (
  id uuid not null,
  name text not null,
  short_name text not null,
  kind text not null,
  inn text not null,
  municipality_id uuid not null,
  address text not null,
  latitude double precision not null,
  longitude double precision not null,
  phone text not null,
  email text not null,
  head_name text not null,
  head_post text not null,
  licence text,
  bank_details text not null,
  description text not null,
  state text not null,
  registered_at timestamp with time zone not null,
  ogrn text,
  kpp text,
  head_genitive text,
  head_basis text,
  excluded_at timestamp with time zone,
  excluded_by uuid,
  exclusion_reason text,
  constraint providers_provider_excluded CHECK (((excluded_at IS NULL) OR (state = 'excluded'::text))),
  constraint providers_provider_excluded_with_reason CHECK (((excluded_at IS NULL) = (exclusion_reason IS NULL))),
  constraint providers_provider_inn_check CHECK ((inn ~ '^([0-9]{10}|[0-9]{12})$'::text)),
  constraint providers_provider_kind_check CHECK ((kind = ANY (ARRAY['municipal'::text, 'private'::text, 'entrepreneur'::text, 'commercial'::text, 'association'::text]))),
  constraint providers_provider_kpp_check CHECK ((kpp ~ '^[0-9]{4}[0-9A-Z]{2}[0-9]{3}$'::text)),
  constraint providers_provider_ogrn_check CHECK ((ogrn ~ '^([0-9]{13}|[0-9]{15})$'::text)),
  constraint providers_provider_state_check CHECK ((state = ANY (ARRAY['active'::text, 'excluded'::text]))),
  constraint providers_provider_excluded_by_fkey FOREIGN KEY (excluded_by) REFERENCES access_user(id),
  constraint providers_provider_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint providers_provider_pkey PRIMARY KEY (id),
  constraint providers_provider_inn_key UNIQUE (inn)
);
CREATE UNIQUE INDEX providers_provider_inn_key ON providers_provider USING btree (inn);
CREATE TRIGGER programmes_provider_noted AFTER UPDATE ON providers_provider FOR EACH ROW WHEN (((old.state <> new.state) OR (old.short_name <> new.short_name))) EXECUTE FUNCTION programmes_note_provider();

-- The act (law, order, resolution) from which a number of the user's world comes.
table region_act (
  id uuid not null,
  municipality_id uuid,
  number text not null,
  title text not null,
  issued_on date not null,
  constraint region_act_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint region_act_pkey PRIMARY KEY (id)
);

-- Days in which the region departs from the production calendar of Russia.
table region_calendar_day (
  day date not null,
  working boolean not null,
  act_id uuid not null,
  constraint region_calendar_day_act_id_fkey FOREIGN KEY (act_id) REFERENCES region_act(id),
  constraint region_calendar_day_pkey PRIMARY KEY (day)
);

-- append-only: production calendars of single years read from files; the latest of a year stands instead of the built-in one.
table region_calendar_edition (
  id uuid not null,
  year smallint not null,
  days jsonb not null,
  source text not null,
  act_id uuid not null,
  adopted_at timestamp with time zone not null,
  adopted_by uuid,
  constraint region_calendar_edition_year_check CHECK (((year >= 1990) AND (year <= 2100))),
  constraint region_calendar_edition_act_id_fkey FOREIGN KEY (act_id) REFERENCES region_act(id),
  constraint region_calendar_edition_pkey PRIMARY KEY (id)
);
CREATE INDEX region_calendar_edition_year ON region_calendar_edition USING btree (year, adopted_at DESC);

-- Contacts of a municipality before each change of them.
table region_contacts_before (
  municipality_id uuid not null,
  ordinal integer not null,
  coordinator text,
  phone text not null,
  email text not null,
  hours text not null,
  replaced_at timestamp with time zone not null,
  replaced_by uuid not null,
  constraint region_contacts_before_ordinal_check CHECK ((ordinal > 0)),
  constraint region_contacts_before_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint region_contacts_before_pkey PRIMARY KEY (municipality_id, ordinal)
);

-- A period of financing: past, current and future live side by side as rows.
table region_funding_period (
  id uuid not null,
  name text not null,
  starts_on date not null,
  ends_on date not null,
  applications_from date not null,
  act_id uuid not null,
  constraint region_funding_period_check CHECK ((ends_on > starts_on)),
  constraint region_funding_period_act_id_fkey FOREIGN KEY (act_id) REFERENCES region_act(id),
  constraint region_funding_period_pkey PRIMARY KEY (id),
  constraint region_funding_period_apart EXCLUDE USING gist (daterange(starts_on, ends_on, '[]'::text) WITH &&)
);
CREATE INDEX region_funding_period_apart ON region_funding_period USING gist (daterange(starts_on, ends_on, '[]'::text));

-- A municipality: the payer of its children; code is the third and fourth digit of new certificates.
table region_municipality (
  id uuid not null,
  code text not null,
  name text not null,
  name_in text not null,
  authorised_body text not null,
  phone text not null,
  email text not null,
  hours text not null,
  regulation text not null,
  latitude double precision not null,
  longitude double precision not null,
  coordinator text,
  constraint region_municipality_code_check CHECK ((code ~ '^[0-9]{2}$'::text)),
  constraint region_municipality_coordinator_check CHECK (((char_length(coordinator) >= 3) AND (char_length(coordinator) <= 150))),
  constraint region_municipality_pkey PRIMARY KEY (id),
  constraint region_municipality_code_key UNIQUE (code),
  constraint region_municipality_name_key UNIQUE (name)
);
CREATE UNIQUE INDEX region_municipality_code_key ON region_municipality USING btree (code);
CREATE UNIQUE INDEX region_municipality_name_key ON region_municipality USING btree (name);
CREATE TRIGGER programmes_municipality_noted AFTER UPDATE OF name ON region_municipality FOR EACH ROW WHEN ((old.name <> new.name)) EXECUTE FUNCTION programmes_note_municipality();

-- Terms, percentages, limits and policies by dated acts; a municipality's own value goes before the region's.
table region_setting (
  id uuid not null,
  name text not null,
  municipality_id uuid,
  value jsonb not null,
  valid_from date not null,
  valid_to date,
  act_id uuid not null,
  constraint region_setting_check CHECK (((valid_to IS NULL) OR (valid_to > valid_from))),
  constraint region_setting_act_id_fkey FOREIGN KEY (act_id) REFERENCES region_act(id),
  constraint region_setting_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint region_setting_pkey PRIMARY KEY (id),
  constraint region_setting_one_at_a_time EXCLUDE USING gist (name WITH =, COALESCE(municipality_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =, daterange(valid_from, valid_to) WITH &&)
);
CREATE INDEX region_setting_one_at_a_time ON region_setting USING gist (name, COALESCE(municipality_id, '00000000-0000-0000-0000-000000000000'::uuid), daterange(valid_from, valid_to));

-- How many children of 5 to 18 years live in a municipality on a day, by an act; of one day the last row holds (S-180).
table reports_child_count (
  id uuid not null,
  municipality_id uuid not null,
  counted_on date not null,
  children integer not null,
  act_id uuid not null,
  set_at timestamp with time zone not null,
  set_by uuid,
  constraint reports_child_count_children_check CHECK ((children > 0)),
  constraint reports_child_count_act_id_fkey FOREIGN KEY (act_id) REFERENCES region_act(id),
  constraint reports_child_count_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint reports_child_count_set_by_fkey FOREIGN KEY (set_by) REFERENCES access_user(id),
  constraint reports_child_count_pkey PRIMARY KEY (id)
);
CREATE INDEX reports_child_count_day ON reports_child_count USING btree (municipality_id, counted_on DESC, set_at DESC);

-- Living certificates at the end of a month that is over: kept once, so that a plot does not read the registry.
table reports_coverage_month (
  month date not null,
  municipality_id uuid not null,
  certificates integer not null,
  kept_at timestamp with time zone not null,
  constraint reports_coverage_month_certificates_check CHECK ((certificates >= 0)),
  constraint reports_coverage_month_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  constraint reports_coverage_month_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint reports_coverage_month_pkey PRIMARY KEY (month, municipality_id)
);

-- What the organisation replies to a review; moderated as the review is.
table reviews_answer (
  review_id uuid not null,
  words text not null,
  state text not null,
  written_by uuid not null,
  sent_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  ground text,
  note text,
  constraint reviews_answer_is_decided_by_somebody CHECK (((state = 'awaiting'::text) OR (decided_by IS NOT NULL))),
  constraint reviews_answer_is_refused_with_a_ground CHECK (((state = 'refused'::text) = (ground IS NOT NULL))),
  constraint reviews_answer_state_check CHECK ((state = ANY (ARRAY['awaiting'::text, 'published'::text, 'refused'::text]))),
  constraint reviews_answer_words_check CHECK (((char_length(words) >= 1) AND (char_length(words) <= 3000))),
  constraint reviews_answer_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES access_user(id),
  constraint reviews_answer_review_id_fkey FOREIGN KEY (review_id) REFERENCES reviews_review(id),
  constraint reviews_answer_written_by_fkey FOREIGN KEY (written_by) REFERENCES access_user(id),
  constraint reviews_answer_pkey PRIMARY KEY (review_id)
);
CREATE INDEX reviews_answer_awaiting ON reviews_answer USING btree (sent_at) WHERE (state = 'awaiting'::text);

-- Contracts whose families were reminded of the rating after the end: each once.
table reviews_asked (
  application_id uuid not null,
  asked_at timestamp with time zone not null,
  constraint reviews_asked_application_id_fkey FOREIGN KEY (application_id) REFERENCES enrolment_contract(application_id),
  constraint reviews_asked_pkey PRIMARY KEY (application_id)
);

-- The rating of a programme by one contract (S-045): four scales in percent; one contract, one rating.
table reviews_rating (
  application_id uuid not null,
  programme_id uuid not null,
  results smallint not null,
  staffing smallint not null,
  equipment smallint not null,
  satisfaction smallint not null,
  rated_at timestamp with time zone not null,
  rated_by uuid not null,
  changed_at timestamp with time zone,
  changed_by uuid,
  constraint reviews_rating_check CHECK (((changed_at IS NULL) = (changed_by IS NULL))),
  constraint reviews_rating_from_0_to_100 CHECK ((((results >= 0) AND (results <= 100)) AND ((staffing >= 0) AND (staffing <= 100)) AND ((equipment >= 0) AND (equipment <= 100)) AND ((satisfaction >= 0) AND (satisfaction <= 100)))),
  constraint reviews_rating_in_steps_of_10 CHECK (((((results)::integer % 10) = 0) AND (((staffing)::integer % 10) = 0) AND (((equipment)::integer % 10) = 0) AND (((satisfaction)::integer % 10) = 0))),
  constraint reviews_rating_application_id_fkey FOREIGN KEY (application_id) REFERENCES enrolment_contract(application_id),
  constraint reviews_rating_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES access_user(id),
  constraint reviews_rating_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes_programme(id),
  constraint reviews_rating_rated_by_fkey FOREIGN KEY (rated_by) REFERENCES access_user(id),
  constraint reviews_rating_pkey PRIMARY KEY (application_id)
);
CREATE INDEX reviews_rating_programme ON reviews_rating USING btree (programme_id);

-- A review (отзыв): mark and words of a family whose child attended; public once the operator let it.
table reviews_review (
  id uuid not null,
  programme_id uuid not null,
  child_id uuid not null,
  application_id uuid not null,
  written_by uuid not null,
  voice text not null,
  mark smallint not null,
  words text not null,
  state text not null,
  sent_at timestamp with time zone not null,
  decided_at timestamp with time zone,
  decided_by uuid,
  ground text,
  note text,
  constraint reviews_review_is_decided_by_somebody CHECK (((state = ANY (ARRAY['awaiting'::text, 'withdrawn'::text])) OR (decided_by IS NOT NULL))),
  constraint reviews_review_is_refused_with_a_ground CHECK (((state = 'refused'::text) = (ground IS NOT NULL))),
  constraint reviews_review_mark_check CHECK (((mark >= 1) AND (mark <= 5))),
  constraint reviews_review_state_check CHECK ((state = ANY (ARRAY['awaiting'::text, 'published'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint reviews_review_voice_check CHECK ((voice = ANY (ARRAY['guardian'::text, 'self'::text]))),
  constraint reviews_review_words_check CHECK (((char_length(words) >= 1) AND (char_length(words) <= 3000))),
  constraint reviews_review_application_id_fkey FOREIGN KEY (application_id) REFERENCES enrolment_contract(application_id),
  constraint reviews_review_child_id_fkey FOREIGN KEY (child_id) REFERENCES families_child(id),
  constraint reviews_review_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES access_user(id),
  constraint reviews_review_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes_programme(id),
  constraint reviews_review_written_by_fkey FOREIGN KEY (written_by) REFERENCES access_user(id),
  constraint reviews_review_pkey PRIMARY KEY (id)
);
CREATE INDEX reviews_review_awaiting ON reviews_review USING btree (sent_at) WHERE (state = 'awaiting'::text);
CREATE INDEX reviews_review_child ON reviews_review USING btree (child_id);
CREATE INDEX reviews_review_public ON reviews_review USING btree (programme_id, sent_at DESC, id DESC) WHERE (state = 'published'::text);
CREATE UNIQUE INDEX reviews_review_one_of_author ON reviews_review USING btree (programme_id, written_by) WHERE (state <> 'withdrawn'::text);
CREATE UNIQUE INDEX reviews_review_one_of_child ON reviews_review USING btree (programme_id, child_id) WHERE (state <> 'withdrawn'::text);

-- Contracts of a programme in the period of its rating, and how many of them families ended; counted once a day.
table reviews_turnover (
  programme_id uuid not null,
  contracts integer not null,
  left_by_family integer not null,
  counted_on date not null,
  constraint reviews_turnover_check CHECK (((left_by_family >= 0) AND (left_by_family <= contracts))),
  constraint reviews_turnover_contracts_check CHECK ((contracts >= 0)),
  constraint reviews_turnover_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programmes_programme(id),
  constraint reviews_turnover_pkey PRIMARY KEY (programme_id)
);

-- The reminder at the end of a school year (S-100): reached is the last guardian whose letter is planned.
table reviews_year (
  year smallint not null,
  begun_at timestamp with time zone not null,
  reached uuid,
  finished_at timestamp with time zone,
  constraint reviews_year_pkey PRIMARY KEY (year)
);

-- Who is signed in where; only the hash of the token is kept.
table session (
  token_hash bytea not null,
  user_id uuid,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  elevated_until timestamp with time zone,
  user_agent text,
  address inet,
  ended_at timestamp with time zone,
  constraint session_pkey PRIMARY KEY (token_hash)
);
CREATE INDEX session_of_user ON session USING btree (user_id) WHERE (ended_at IS NULL);

-- What was written on a ticket by the person (asked, added) and by the desk; never changed.
table support_message (
  id uuid not null,
  ticket_id uuid not null,
  kind text not null,
  text text not null,
  written_by uuid,
  written_at timestamp with time zone not null,
  constraint support_message_kind_check CHECK ((kind = ANY (ARRAY['asked'::text, 'added'::text, 'question'::text, 'answer'::text, 'forward'::text]))),
  constraint support_message_short CHECK (((length(text) >= 1) AND (length(text) <= 4000))),
  constraint support_message_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES support_ticket(id),
  constraint support_message_written_by_fkey FOREIGN KEY (written_by) REFERENCES access_user(id),
  constraint support_message_pkey PRIMARY KEY (id)
);
CREATE INDEX support_message_of_a_ticket ON support_message USING btree (ticket_id, written_at, id);

-- A question with its number. Waiting is for the desk, answered is for the person; nobody but the desk knows the address.
table support_ticket (
  id uuid not null,
  number text not null,
  topic text not null,
  name text not null,
  email text not null,
  user_id uuid,
  municipality_id uuid,
  desk text not null,
  state text not null,
  due_on date,
  taken_by uuid,
  opened_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint support_ticket_closed_at_a_time CHECK (((state = 'closed'::text) = (closed_at IS NOT NULL))),
  constraint support_ticket_desk_check CHECK ((desk = ANY (ARRAY['support'::text, 'municipality'::text]))),
  constraint support_ticket_forwarded_to_a_place CHECK (((desk = 'support'::text) OR (municipality_id IS NOT NULL))),
  constraint support_ticket_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'answered'::text, 'closed'::text]))),
  constraint support_ticket_topic_check CHECK ((topic = ANY (ARRAY['access'::text, 'child'::text, 'certificate'::text, 'enrolment'::text, 'money'::text, 'work'::text, 'other'::text]))),
  constraint support_ticket_waits_with_a_term CHECK (((state = 'waiting'::text) = (due_on IS NOT NULL))),
  constraint support_ticket_municipality_id_fkey FOREIGN KEY (municipality_id) REFERENCES region_municipality(id),
  constraint support_ticket_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES access_user(id),
  constraint support_ticket_user_id_fkey FOREIGN KEY (user_id) REFERENCES access_user(id),
  constraint support_ticket_pkey PRIMARY KEY (id),
  constraint support_ticket_number_key UNIQUE (number)
);
CREATE INDEX support_ticket_of_a_desk ON support_ticket USING btree (desk, municipality_id, due_on) WHERE (state <> 'closed'::text);
CREATE INDEX support_ticket_of_a_user ON support_ticket USING btree (user_id, opened_at DESC) WHERE (user_id IS NOT NULL);
CREATE UNIQUE INDEX support_ticket_number_key ON support_ticket USING btree (number);

-- What leads the applicant to the own screen: a code and a link of a letter, keyed hashes, one use, a short life.
table visits_code (
  id uuid not null,
  visit_id uuid not null,
  code_hash bytea not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  expires_at timestamp with time zone not null,
  tries smallint not null default,
  ended_at timestamp with time zone,
  constraint certificates_visit_code_created_by_fkey FOREIGN KEY (created_by) REFERENCES access_user(id),
  constraint certificates_visit_code_visit_id_fkey FOREIGN KEY (visit_id) REFERENCES visits_visit(id),
  constraint certificates_visit_code_pkey PRIMARY KEY (id),
  constraint certificates_visit_code_token_hash_key UNIQUE (token_hash)
);
CREATE UNIQUE INDEX certificates_visit_code_token_hash_key ON visits_code USING btree (token_hash);
CREATE UNIQUE INDEX visits_code_living ON visits_code USING btree (visit_id) WHERE (ended_at IS NULL);

-- A statement filled at a point with the visitor: answers stay sealed here until the applicant agrees, then are forgotten.
table visits_visit (
  id uuid not null,
  number text not null,
  point_id uuid not null,
  state text not null,
  papers text[] not null,
  sealed bytea,
  category_id uuid,
  shared_by uuid,
  version integer not null,
  started_at timestamp with time zone not null,
  started_by uuid not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  ended_at timestamp with time zone,
  statement_id uuid,
  constraint certificates_visit_state_check CHECK ((state = ANY (ARRAY['open'::text, 'filed'::text, 'cancelled'::text]))),
  constraint visits_visit_ended CHECK (((state = 'open'::text) = (ended_at IS NULL))),
  constraint visits_visit_filed CHECK (((state = 'filed'::text) = (statement_id IS NOT NULL))),
  constraint visits_visit_forgets CHECK (((state = 'open'::text) OR (sealed IS NULL))),
  constraint certificates_visit_category_id_fkey FOREIGN KEY (category_id) REFERENCES certificates_category(id),
  constraint certificates_visit_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES access_user(id),
  constraint certificates_visit_point_id_fkey FOREIGN KEY (point_id) REFERENCES certificates_point(id),
  constraint certificates_visit_shared_by_fkey FOREIGN KEY (shared_by) REFERENCES access_user(id),
  constraint certificates_visit_started_by_fkey FOREIGN KEY (started_by) REFERENCES access_user(id),
  constraint certificates_visit_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES certificates_statement(id),
  constraint certificates_visit_pkey PRIMARY KEY (id),
  constraint certificates_visit_number_key UNIQUE (number),
  constraint certificates_visit_statement_id_key UNIQUE (statement_id)
);
CREATE INDEX visits_visit_open ON visits_visit USING btree (point_id, started_at) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX certificates_visit_number_key ON visits_visit USING btree (number);
CREATE UNIQUE INDEX certificates_visit_statement_id_key ON visits_visit USING btree (statement_id);

view attendance_broken_completeness as
 SELECT c.application_id,
    c.month,
    c.share,
    m.share AS settled
   FROM (attendance_completeness c
     JOIN enrolment_month m ON (((m.application_id = c.application_id) AND (m.month = c.month))))
  WHERE (m.share IS DISTINCT FROM c.share);

view certificates_broken_count as
 SELECT COALESCE(counted.municipality_id, living.municipality_id) AS municipality_id,
    COALESCE(counted.point_id, living.point_id) AS point_id,
    COALESCE(counted.activation, living.activation) AS activation,
    counted.certificates,
    living.certificates AS living
   FROM (certificates_counted counted
     FULL JOIN ( SELECT certificates_certificate.municipality_id,
            certificates_certificate.received_point_id AS point_id,
            certificates_certificate.activation,
            count(*) AS certificates
           FROM certificates_certificate
          WHERE (certificates_certificate.validity = ANY (ARRAY['valid'::text, 'frozen'::text]))
          GROUP BY certificates_certificate.municipality_id, certificates_certificate.received_point_id, certificates_certificate.activation) living ON (((living.municipality_id = counted.municipality_id) AND (living.activation = counted.activation) AND (COALESCE(living.point_id, living.municipality_id) = COALESCE(counted.point_id, counted.municipality_id)))))
  WHERE (counted.certificates IS DISTINCT FROM living.certificates);

view certificates_broken_decision as
 SELECT statement.id,
    statement.state,
    certificate.validity
   FROM (certificates_statement statement
     JOIN certificates_certificate certificate ON ((certificate.statement_id = statement.id)))
  WHERE ((statement.state = ANY (ARRAY['refused'::text, 'withdrawn'::text, 'expired'::text])) AND (certificate.validity = ANY (ARRAY['valid'::text, 'frozen'::text])));

view certificates_broken_freeze as
 SELECT stop.id,
    stop.certificate_id
   FROM (certificates_freeze stop
     JOIN certificates_certificate certificate ON ((certificate.id = stop.certificate_id)))
  WHERE ((stop.lifted_at IS NULL) AND (certificate.validity = 'valid'::text));

view certificates_broken_owner as
 SELECT child_id,
    count(*) AS living
   FROM certificates_certificate
  WHERE (validity = ANY (ARRAY['valid'::text, 'frozen'::text]))
  GROUP BY child_id
 HAVING (count(*) > 1);

view certificates_broken_point as
 SELECT certificate.id,
    certificate.received_point_id,
    statement.point_id
   FROM (certificates_certificate certificate
     JOIN certificates_statement statement ON ((statement.id = certificate.statement_id)))
  WHERE (certificate.received_point_id IS DISTINCT FROM statement.point_id);

view certificates_counted as
 SELECT municipality_id,
    point_id,
    activation,
    (sum(certificates))::bigint AS certificates
   FROM ( SELECT certificates_count.municipality_id,
            certificates_count.point_id,
            certificates_count.activation,
            certificates_count.certificates
           FROM certificates_count
        UNION ALL
         SELECT certificates_count_change.municipality_id,
            certificates_count_change.point_id,
            certificates_count_change.activation,
            certificates_count_change.certificates
           FROM certificates_count_change) part
  GROUP BY municipality_id, point_id, activation
 HAVING (sum(certificates) <> (0)::numeric);

view enrolment_broken_charge as
 SELECT COALESCE(m.application_id, c.cause_id) AS application_id,
    COALESCE(m.month, c.month) AS month,
    m.certificate_kopecks,
    m.share,
    COALESCE(c.amount, (0)::numeric) AS charged
   FROM (enrolment_month m
     FULL JOIN ( SELECT ledger_entry.cause_id,
            ledger_entry.month,
            sum(
                CASE ledger_entry.kind
                    WHEN 'charge'::text THEN ledger_entry.amount
                    ELSE (- ledger_entry.amount)
                END) AS amount
           FROM ledger_entry
          WHERE ((ledger_entry.cause_kind = 'application'::text) AND (ledger_entry.kind = ANY (ARRAY['charge'::text, 'refund'::text])))
          GROUP BY ledger_entry.cause_id, ledger_entry.month) c ON (((c.cause_id = m.application_id) AND (c.month = m.month))))
  WHERE
        CASE
            WHEN (m.application_id IS NULL) THEN (c.amount <> (0)::numeric)
            WHEN (m.share IS NULL) THEN ((COALESCE(c.amount, (0)::numeric) <> (0)::numeric) AND (COALESCE(c.amount, (0)::numeric) <> (m.certificate_kopecks)::numeric))
            ELSE (COALESCE(c.amount, (0)::numeric) <> (((m.certificate_kopecks * m.share) / 10000))::numeric)
        END;

view enrolment_broken_contract as
 SELECT a.id,
    a.state,
    c.state AS contract
   FROM (enrolment_application a
     LEFT JOIN enrolment_contract c ON ((c.application_id = a.id)))
  WHERE
        CASE a.state
            WHEN 'submitted'::text THEN (c.id IS NOT NULL)
            WHEN 'confirmed'::text THEN (c.state IS DISTINCT FROM 'offered'::text)
            WHEN 'enrolled'::text THEN (COALESCE(c.state, 'none'::text) <> ALL (ARRAY['pending-start'::text, 'active'::text, 'terminating'::text]))
            ELSE (COALESCE(c.state, 'declined'::text) = ANY (ARRAY['offered'::text, 'pending-start'::text, 'active'::text, 'terminating'::text]))
        END;

view enrolment_broken_months as
 SELECT a.id,
    a.certificate_kopecks,
    a.parent_kopecks,
    m.certificate,
    m.parent
   FROM (enrolment_application a
     LEFT JOIN ( SELECT enrolment_month.application_id,
            sum(enrolment_month.certificate_kopecks) AS certificate,
            sum(enrolment_month.parent_kopecks) AS parent
           FROM enrolment_month
          GROUP BY enrolment_month.application_id) m ON ((m.application_id = a.id)))
  WHERE ((COALESCE(m.certificate, (0)::numeric) IS DISTINCT FROM (a.certificate_kopecks)::numeric) OR (COALESCE(m.parent, (0)::numeric) IS DISTINCT FROM (a.parent_kopecks)::numeric));

view enrolment_broken_notice as
 SELECT c.id,
    c.state,
    c.ends_on,
    n.last_on
   FROM (enrolment_contract c
     LEFT JOIN enrolment_notice n ON (((n.application_id = c.application_id) AND (n.withdrawn_at IS NULL))))
  WHERE (((c.state = ANY (ARRAY['pending-start'::text, 'active'::text, 'completed'::text])) AND (n.id IS NOT NULL)) OR ((c.state = 'terminating'::text) AND (n.last_on IS DISTINCT FROM c.ends_on)));

view enrolment_broken_prolongation as
 SELECT a.id,
    a.state,
    a.prolongs_id,
    before.state AS before
   FROM ((enrolment_application a
     LEFT JOIN enrolment_application before ON ((before.id = a.prolongs_id)))
     LEFT JOIN enrolment_prolongation p ON ((p.application_id = a.id)))
  WHERE ((a.prolongs_id IS NOT NULL) AND ((p.application_id IS NULL) OR (before.child_id <> a.child_id) OR ((NOT a.holds_seat) AND (a.state = ANY (ARRAY['submitted'::text, 'confirmed'::text, 'enrolled'::text])) AND ((before.group_id <> a.group_id) OR (before.state <> ALL (ARRAY['submitted'::text, 'confirmed'::text, 'enrolled'::text]))))));

view enrolment_broken_reservation as
 SELECT a.id,
    a.state,
    a.certificate_kopecks,
    COALESCE(held.amount, (0)::numeric) AS held,
    COALESCE(promise.amount, (0)::numeric) AS promised
   FROM (((enrolment_application a
     LEFT JOIN ( SELECT ledger_entry.cause_id,
            sum(
                CASE
                    WHEN (ledger_entry.kind = 'reserve'::text) THEN ledger_entry.amount
                    WHEN (ledger_entry.kind = ANY (ARRAY['release'::text, 'refund'::text])) THEN (- ledger_entry.amount)
                    ELSE (0)::bigint
                END) AS amount
           FROM ledger_entry
          WHERE (ledger_entry.cause_kind = 'application'::text)
          GROUP BY ledger_entry.cause_id) held ON ((held.cause_id = a.id)))
     LEFT JOIN ( SELECT (split_part(ledger_entry.key, ':'::text, 2))::uuid AS application_id,
            sum(
                CASE ledger_entry.kind
                    WHEN 'promise'::text THEN ledger_entry.amount
                    ELSE (- ledger_entry.amount)
                END) AS amount
           FROM ledger_entry
          WHERE (ledger_entry.kind = ANY (ARRAY['promise'::text, 'unpromise'::text]))
          GROUP BY (split_part(ledger_entry.key, ':'::text, 2))::uuid) promise ON ((promise.application_id = a.id)))
     LEFT JOIN ( SELECT enrolment_month.application_id,
            sum((enrolment_month.certificate_kopecks - ((enrolment_month.certificate_kopecks * enrolment_month.share) / 10000))) AS amount
           FROM enrolment_month
          WHERE (enrolment_month.share < 10000)
          GROUP BY enrolment_month.application_id) back ON ((back.application_id = a.id)))
  WHERE
        CASE
            WHEN (a.state = ANY (ARRAY['submitted'::text, 'confirmed'::text])) THEN ((COALESCE(held.amount, (0)::numeric) + COALESCE(promise.amount, (0)::numeric)) <> (a.certificate_kopecks)::numeric)
            WHEN (COALESCE(promise.amount, (0)::numeric) <> (0)::numeric) THEN true
            WHEN (a.state = 'enrolled'::text) THEN (COALESCE(held.amount, (0)::numeric) <> ((a.certificate_kopecks)::numeric - COALESCE(back.amount, (0)::numeric)))
            WHEN (a.state = 'ended'::text) THEN ((COALESCE(held.amount, (0)::numeric) <> (0)::numeric) AND (COALESCE(held.amount, (0)::numeric) <> ((a.certificate_kopecks)::numeric - COALESCE(back.amount, (0)::numeric))))
            ELSE (COALESCE(held.amount, (0)::numeric) <> (0)::numeric)
        END;

view events_broken_seats as
 SELECT e.id,
    e.taken,
    e.waiting,
    count(b.id) FILTER (WHERE (b.state = ANY (ARRAY['pending'::text, 'accepted'::text, 'offered'::text]))) AS held,
    count(b.id) FILTER (WHERE (b.state = 'waiting'::text)) AS listed
   FROM (events_event e
     LEFT JOIN events_booking b ON ((b.event_id = e.id)))
  GROUP BY e.id
 HAVING ((e.taken <> count(b.id) FILTER (WHERE (b.state = ANY (ARRAY['pending'::text, 'accepted'::text, 'offered'::text])))) OR (e.waiting <> count(b.id) FILTER (WHERE (b.state = 'waiting'::text))));

view families_broken_holder as
 SELECT child_id,
    count(*) FILTER (WHERE holder) AS holders
   FROM families_custody
  WHERE (ended_at IS NULL)
  GROUP BY child_id
 HAVING (count(*) FILTER (WHERE holder) <> 1);

view families_broken_merge as
 SELECT child.id,
    'no merge tells of it'::text AS fault
   FROM families_child child
  WHERE ((child.merged_into IS NOT NULL) AND (NOT (EXISTS ( SELECT
           FROM families_merge merge
          WHERE ((merge.merged_id = child.id) AND (merge.kept_id = child.merged_into) AND (merge.undone_at IS NULL))))))
UNION ALL
 SELECT merge.merged_id AS id,
    'the merge stands, the record does not say so'::text AS fault
   FROM (families_merge merge
     JOIN families_child child ON ((child.id = merge.merged_id)))
  WHERE ((merge.undone_at IS NULL) AND (child.merged_into IS DISTINCT FROM merge.kept_id))
UNION ALL
 SELECT child.id,
    'somebody answers for it still'::text AS fault
   FROM (families_child child
     JOIN families_custody custody ON ((custody.child_id = child.id)))
  WHERE ((child.merged_into IS NOT NULL) AND (custody.ended_at IS NULL))
UNION ALL
 SELECT child.id,
    'personal data live on it'::text AS fault
   FROM (families_child child
     JOIN families_vault vault ON ((vault.child_id = child.id)))
  WHERE ((child.merged_into IS NOT NULL) AND (vault.replaced_at IS NULL))
UNION ALL
 SELECT child.id,
    'a claim waits for it'::text AS fault
   FROM (families_child child
     JOIN families_claim claim ON ((claim.child_id = child.id)))
  WHERE ((child.merged_into IS NOT NULL) AND (claim.state = 'waiting'::text))
UNION ALL
 SELECT child.id,
    'it is a possible double still'::text AS fault
   FROM (families_child child
     JOIN families_double pair ON (((child.id = pair.child_id) OR (child.id = pair.other_id))))
  WHERE ((child.merged_into IS NOT NULL) AND (pair.state = 'open'::text))
UNION ALL
 SELECT child.id,
    'a statement is left'::text AS fault
   FROM (families_child child
     JOIN certificates_statement statement ON ((statement.child_id = child.id)))
  WHERE (child.merged_into IS NOT NULL)
UNION ALL
 SELECT child.id,
    'a certificate is left'::text AS fault
   FROM (families_child child
     JOIN certificates_certificate certificate ON ((certificate.child_id = child.id)))
  WHERE (child.merged_into IS NOT NULL)
UNION ALL
 SELECT child.id,
    'an application is left'::text AS fault
   FROM (families_child child
     JOIN enrolment_application application ON ((application.child_id = child.id)))
  WHERE (child.merged_into IS NOT NULL);

view funding_broken_ceiling as
 WITH committed AS (
         SELECT funding_ceiling_slice.municipality_id,
            funding_ceiling_slice.period_id,
            funding_ceiling_slice.unit,
            sum(funding_ceiling_slice.committed) AS committed,
            sum(funding_ceiling_slice.amount) AS amount
           FROM funding_ceiling_slice
          GROUP BY funding_ceiling_slice.municipality_id, funding_ceiling_slice.period_id, funding_ceiling_slice.unit
        ), used AS (
         SELECT ledger_account.payer_id AS municipality_id,
            ledger_account.period_id,
            ledger_account.unit,
            sum(((ledger_account.promised + ledger_account.reserved) + ledger_account.charged)) AS used
           FROM ledger_account
          GROUP BY ledger_account.payer_id, ledger_account.period_id, ledger_account.unit
        )
 SELECT municipality_id,
    period_id,
    unit,
    COALESCE(committed.amount, (0)::numeric) AS amount,
    COALESCE(committed.committed, (0)::numeric) AS committed,
    COALESCE(used.used, (0)::numeric) AS used
   FROM (committed
     FULL JOIN used USING (municipality_id, period_id, unit))
  WHERE ((COALESCE(committed.committed, (0)::numeric) <> COALESCE(used.used, (0)::numeric)) OR (COALESCE(used.used, (0)::numeric) > COALESCE(committed.amount, (0)::numeric)));

view funding_broken_queue as
 SELECT certificate.id,
    certificate.funding,
    certificate.validity
   FROM (certificates_certificate certificate
     LEFT JOIN funding_queue queue ON (((queue.certificate_id = certificate.id) AND (queue.left_at IS NULL))))
  WHERE (((queue.id IS NOT NULL) AND (certificate.validity = ANY (ARRAY['valid'::text, 'frozen'::text]))) <> ((certificate.funding = 'queued'::text) AND (certificate.validity = ANY (ARRAY['valid'::text, 'frozen'::text]))));

view invoicing_broken_advance as
 SELECT final.invoice_id,
    final.application_id,
    final.month,
    final.advance_kopecks,
    COALESCE(advance.amount_kopecks, (0)::bigint) AS advance
   FROM (invoicing_line final
     LEFT JOIN invoicing_line advance ON (((advance.application_id = final.application_id) AND (advance.month = final.month) AND (advance.kind = 'advance'::text) AND advance.living)))
  WHERE ((final.kind = 'final'::text) AND final.living AND (final.advance_kopecks <> COALESCE(advance.amount_kopecks, (0)::bigint)));

view invoicing_broken_beginning as
 SELECT a.id AS application_id,
    billed.month,
    billed.stands
   FROM ((( SELECT invoicing_line.application_id,
            invoicing_line.month,
            'invoice'::text AS stands
           FROM invoicing_line
          WHERE invoicing_line.living
        UNION ALL
         SELECT invoicing_register_line.application_id,
            invoicing_register_line.month,
            'register'::text
           FROM invoicing_register_line) billed
     JOIN enrolment_application a ON ((a.id = billed.application_id)))
     JOIN enrolment_contract contract ON ((contract.application_id = a.id)))
  WHERE ((contract.ends_on < contract.starts_on) OR (contract.accepted_at IS NULL));

view invoicing_broken_final as
 SELECT l.invoice_id,
    l.application_id,
    l.month,
    l.amount_kopecks,
    ((m.certificate_kopecks * m.share) / 10000) AS due
   FROM (invoicing_line l
     JOIN enrolment_month m ON (((m.application_id = l.application_id) AND (m.month = l.month))))
  WHERE ((l.kind = 'final'::text) AND l.living AND (l.amount_kopecks IS DISTINCT FROM ((m.certificate_kopecks * m.share) / 10000)));

view invoicing_broken_invoice as
 SELECT i.id,
    i.total_kopecks,
    i.advance_kopecks,
    COALESCE(sum(l.amount_kopecks), (0)::numeric) AS lines,
    COALESCE(sum(l.advance_kopecks), (0)::numeric) AS advances
   FROM (invoicing_invoice i
     LEFT JOIN invoicing_line l ON ((l.invoice_id = i.id)))
  GROUP BY i.id
 HAVING (((i.total_kopecks IS DISTINCT FROM (COALESCE(sum(l.amount_kopecks), (0)::numeric))::bigint) OR (i.advance_kopecks IS DISTINCT FROM (COALESCE(sum(l.advance_kopecks), (0)::numeric))::bigint)) OR bool_or((l.living <> (i.state <> 'returned'::text))));

view ledger_broken_balance as
 SELECT account.id,
    account.available,
    account.reserved,
    account.charged,
    account.melted,
    account.expired,
    account.granted,
    account.promised
   FROM (ledger_account account
     LEFT JOIN ( SELECT ledger_entry.account_id,
            sum(ledger_entry.amount) FILTER (WHERE (ledger_entry.to_pot = 'available'::text)) AS in_available,
            sum(ledger_entry.amount) FILTER (WHERE (ledger_entry.from_pot = 'available'::text)) AS out_available,
            sum(ledger_entry.amount) FILTER (WHERE (ledger_entry.to_pot = 'reserved'::text)) AS in_reserved,
            sum(ledger_entry.amount) FILTER (WHERE (ledger_entry.from_pot = 'reserved'::text)) AS out_reserved,
            sum(ledger_entry.amount) FILTER (WHERE (ledger_entry.to_pot = 'charged'::text)) AS in_charged,
            sum(ledger_entry.amount) FILTER (WHERE (ledger_entry.from_pot = 'charged'::text)) AS out_charged,
            sum(ledger_entry.amount) FILTER (WHERE (ledger_entry.to_pot = 'melted'::text)) AS in_melted,
            sum(ledger_entry.amount) FILTER (WHERE (ledger_entry.from_pot = 'melted'::text)) AS out_melted,
            sum(ledger_entry.amount) FILTER (WHERE (ledger_entry.to_pot = 'expired'::text)) AS in_expired,
            sum(ledger_entry.amount) FILTER (WHERE (ledger_entry.from_pot = 'expired'::text)) AS out_expired,
            sum(ledger_entry.amount) FILTER (WHERE (ledger_entry.to_pot = 'promised'::text)) AS in_promised,
            sum(ledger_entry.amount) FILTER (WHERE (ledger_entry.from_pot = 'promised'::text)) AS out_promised,
            sum(ledger_entry.amount) FILTER (WHERE ((ledger_entry.from_pot = 'payer'::text) AND (ledger_entry.to_pot <> 'promised'::text))) AS in_granted,
            sum(ledger_entry.amount) FILTER (WHERE ((ledger_entry.to_pot = 'payer'::text) AND (ledger_entry.from_pot <> 'promised'::text))) AS out_granted
           FROM ledger_entry
          GROUP BY ledger_entry.account_id) entry ON ((entry.account_id = account.id)))
  WHERE ((((((((account.available)::numeric IS DISTINCT FROM (COALESCE(entry.in_available, (0)::numeric) - COALESCE(entry.out_available, (0)::numeric))) OR ((account.reserved)::numeric IS DISTINCT FROM (COALESCE(entry.in_reserved, (0)::numeric) - COALESCE(entry.out_reserved, (0)::numeric)))) OR ((account.charged)::numeric IS DISTINCT FROM (COALESCE(entry.in_charged, (0)::numeric) - COALESCE(entry.out_charged, (0)::numeric)))) OR ((account.melted)::numeric IS DISTINCT FROM (COALESCE(entry.in_melted, (0)::numeric) - COALESCE(entry.out_melted, (0)::numeric)))) OR ((account.expired)::numeric IS DISTINCT FROM (COALESCE(entry.in_expired, (0)::numeric) - COALESCE(entry.out_expired, (0)::numeric)))) OR ((account.granted)::numeric IS DISTINCT FROM (COALESCE(entry.in_granted, (0)::numeric) - COALESCE(entry.out_granted, (0)::numeric)))) OR ((account.promised)::numeric IS DISTINCT FROM (COALESCE(entry.in_promised, (0)::numeric) - COALESCE(entry.out_promised, (0)::numeric))));

view programmes_broken_seats as
 SELECT g.id,
    g.taken,
    g.capacity,
    (COALESCE(living.seats, (0)::bigint) + COALESCE(kept.seats, (0)::bigint)) AS living
   FROM ((programmes_group g
     LEFT JOIN ( SELECT enrolment_application.group_id,
            count(*) AS seats
           FROM enrolment_application
          WHERE ((enrolment_application.state = ANY (ARRAY['submitted'::text, 'confirmed'::text, 'enrolled'::text])) AND enrolment_application.holds_seat)
          GROUP BY enrolment_application.group_id) living ON ((living.group_id = g.id)))
     LEFT JOIN ( SELECT enrolment_waiting.group_id,
            count(*) AS seats
           FROM enrolment_waiting
          WHERE (enrolment_waiting.state = 'offered'::text)
          GROUP BY enrolment_waiting.group_id) kept ON ((kept.group_id = g.id)))
  WHERE ((g.taken <> (COALESCE(living.seats, (0)::bigint) + COALESCE(kept.seats, (0)::bigint))) OR (g.taken > g.capacity));

view programmes_broken_waiting as
 SELECT g.id,
    g.waiting,
    COALESCE(listed.people, (0)::bigint) AS listed
   FROM (programmes_group g
     LEFT JOIN ( SELECT enrolment_waiting.group_id,
            count(*) AS people
           FROM enrolment_waiting
          WHERE (enrolment_waiting.state = 'waiting'::text)
          GROUP BY enrolment_waiting.group_id) listed ON ((listed.group_id = g.id)))
  WHERE (g.waiting <> COALESCE(listed.people, (0)::bigint));
