-- AlterTable
ALTER TABLE "Account" ADD COLUMN "hours" TEXT;

-- CreateTable
CREATE TABLE "LeadEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "leadId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "actor" TEXT NOT NULL,
    "before" TEXT,
    "undoneAt" DATETIME,
    "messageId" INTEGER,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "LeadEvent_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "Lead" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "LeadEvent_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "OutboxMessage" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReplyDraft" (
    "leadId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "text" TEXT NOT NULL,
    "savedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ReplyDraft_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "Lead" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SavedReply" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "SpamCorrection" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "isSpam" BOOLEAN NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- Columns are added, not the table rebuilt, which would drop its triggers and delete what refers to it.
ALTER TABLE "Lead" ADD COLUMN "state" TEXT NOT NULL DEFAULT 'new';
ALTER TABLE "Lead" ADD COLUMN "snoozedUntil" DATETIME;
ALTER TABLE "Lead" ADD COLUMN "firstAnsweredAt" DATETIME;
ALTER TABLE "Lead" ADD COLUMN "lastContactAt" DATETIME;
ALTER TABLE "Lead" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0;
UPDATE "Lead" SET "lastContactAt" = "createdAt";
CREATE INDEX "Lead_suspectedAt_state_snoozedUntil_idx" ON "Lead"("suspectedAt", "state", "snoozedUntil");
-- All leads of a person, however they spelled the address
CREATE INDEX "Lead_lower_email_idx" ON "Lead"(lower("email"));

-- CreateIndex
CREATE UNIQUE INDEX "LeadEvent_messageId_key" ON "LeadEvent"("messageId");

-- CreateIndex
CREATE INDEX "LeadEvent_leadId_idx" ON "LeadEvent"("leadId");

-- CreateIndex
CREATE INDEX "SavedReply_locale_title_idx" ON "SavedReply"("locale", "title");

-- The index of the lead desk's search; what is deleted leaves no trace in it.
CREATE VIRTUAL TABLE "LeadSearch" USING fts5(
    "reference", "name", "email", "details",
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3'
);
INSERT INTO "LeadSearch" ("LeadSearch", "rank") VALUES ('secure-delete', 1);

-- rowid is the lead's id; œ and æ as for articles.
INSERT INTO "LeadSearch" ("rowid", "reference", "email", "name", "details")
SELECT
    "id", "reference", "email",
    replace(replace(replace(replace("name", 'œ', 'oe'), 'Œ', 'OE'), 'æ', 'ae'), 'Æ', 'AE'),
    replace(replace(replace(replace("details", 'œ', 'oe'), 'Œ', 'OE'), 'æ', 'ae'), 'Æ', 'AE')
FROM "Lead";

CREATE TRIGGER "Lead_insert_search" AFTER INSERT ON "Lead"
BEGIN
    DELETE FROM "LeadSearch" WHERE "rowid" = NEW."id";
    INSERT INTO "LeadSearch" ("rowid", "reference", "email", "name", "details")
    VALUES (
        NEW."id", NEW."reference", NEW."email",
        replace(replace(replace(replace(NEW."name", 'œ', 'oe'), 'Œ', 'OE'), 'æ', 'ae'), 'Æ', 'AE'),
        replace(replace(replace(replace(NEW."details", 'œ', 'oe'), 'Œ', 'OE'), 'æ', 'ae'), 'Æ', 'AE')
    );
END;

CREATE TRIGGER "Lead_update_search" AFTER UPDATE OF "id", "reference", "name", "email", "details" ON "Lead"
BEGIN
    DELETE FROM "LeadSearch" WHERE "rowid" IN (OLD."id", NEW."id");
    INSERT INTO "LeadSearch" ("rowid", "reference", "email", "name", "details")
    VALUES (
        NEW."id", NEW."reference", NEW."email",
        replace(replace(replace(replace(NEW."name", 'œ', 'oe'), 'Œ', 'OE'), 'æ', 'ae'), 'Æ', 'AE'),
        replace(replace(replace(replace(NEW."details", 'œ', 'oe'), 'Œ', 'OE'), 'æ', 'ae'), 'Æ', 'AE')
    );
END;

CREATE TRIGGER "Lead_delete_search" AFTER DELETE ON "Lead"
BEGIN
    DELETE FROM "LeadSearch" WHERE "rowid" = OLD."id";
END;
