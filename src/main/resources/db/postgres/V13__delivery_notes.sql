-- What adapters write down on the way of a delivery, by its nonce, so that another try goes on where the first was cut off.
CREATE TABLE delivery_note (
    platform   TEXT   NOT NULL,
    nonce      TEXT   NOT NULL,
    note       TEXT   NOT NULL,
    written_at BIGINT NOT NULL,
    PRIMARY KEY (platform, nonce)
);

CREATE INDEX delivery_note_age ON delivery_note (written_at);
