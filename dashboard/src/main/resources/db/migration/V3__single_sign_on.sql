-- Runs on H2 and on PostgreSQL as it stands.

-- Who logs in elsewhere has no password here.
alter table account alter column password drop not null;

-- Issuer and subject, parted by a blank, of an account that logs in by OpenID Connect; else null.
alter table account add column subject varchar(600);
alter table account add constraint account_subject unique (subject);
