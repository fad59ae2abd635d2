-- A notice is dated by its cause: by the act that planned it, not by the hour at which a worker came to it.
alter table job_plan add column caused_at timestamptz;
alter table mail_outgoing add column caused_at timestamptz;
