-- What the operator does to a job is audited like everything else.
ALTER TABLE audit DROP CONSTRAINT audit_action_check;
ALTER TABLE audit ADD CONSTRAINT audit_action_check
    CHECK (action IN ('GRANT', 'SET', 'UNSET', 'RESET', 'BAN', 'UNBAN', 'PAUSE', 'RESUME', 'OPEN', 'CLOSE', 'ALLOW',
        'FORBID', 'DEFAULT', 'LINK', 'UNLINK', 'FORGET', 'CANCEL', 'DELIVER'));
