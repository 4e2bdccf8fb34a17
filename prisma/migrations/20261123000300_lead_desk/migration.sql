-- The outbox takes more than mails: what was columns of a mail becomes its payload.
CREATE TABLE "OutboxMessage" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "messageId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leasedUntil" DATETIME,
    "sentAt" DATETIME,
    "failedAt" DATETIME,
    "lastError" TEXT,
    "misconfigured" BOOLEAN NOT NULL DEFAULT false,
    "reportedInId" INTEGER,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leadId" INTEGER,
    CONSTRAINT "OutboxMessage_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "Lead" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

INSERT INTO "OutboxMessage" ("id", "messageId", "channel", "purpose", "payload", "attempts", "nextAttemptAt", "leasedUntil", "sentAt", "failedAt", "lastError", "createdAt", "leadId")
SELECT "id", "messageId", 'email', 'lead',
    json_object('from', json("from"), 'to', "to", 'replyTo', json("replyTo"), 'subject', "subject", 'text', "text", 'html', "html"),
    "attempts", "nextAttemptAt", "leasedUntil", "sentAt", "failedAt", "lastError", "createdAt", "leadId"
FROM "OutboxMail";

DROP TABLE "OutboxMail";

CREATE UNIQUE INDEX "OutboxMessage_messageId_key" ON "OutboxMessage"("messageId");
CREATE INDEX "OutboxMessage_sentAt_failedAt_idx" ON "OutboxMessage"("sentAt", "failedAt");
CREATE INDEX "OutboxMessage_reportedInId_sentAt_createdAt_idx" ON "OutboxMessage"("reportedInId", "sentAt", "createdAt");
CREATE INDEX "OutboxMessage_purpose_createdAt_idx" ON "OutboxMessage"("purpose", "createdAt");
CREATE INDEX "OutboxMessage_leadId_idx" ON "OutboxMessage"("leadId");

ALTER TABLE "Lead" ADD COLUMN "textHash" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Lead" ADD COLUMN "referrerHost" TEXT;
ALTER TABLE "Lead" ADD COLUMN "utmSource" TEXT;
ALTER TABLE "Lead" ADD COLUMN "utmMedium" TEXT;
ALTER TABLE "Lead" ADD COLUMN "utmCampaign" TEXT;
ALTER TABLE "Lead" ADD COLUMN "utmTerm" TEXT;
ALTER TABLE "Lead" ADD COLUMN "utmContent" TEXT;
ALTER TABLE "Lead" ADD COLUMN "spamScore" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Lead" ADD COLUMN "spamReasons" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "Lead" ADD COLUMN "suspectedAt" DATETIME;
ALTER TABLE "Lead" ADD COLUMN "digestedAt" DATETIME;
CREATE INDEX "Lead_textHash_idx" ON "Lead"("textHash");

CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "points" INTEGER NOT NULL,
    "expire" DATETIME
);

CREATE TABLE "DailyTask" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "day" TEXT NOT NULL
);
