-- CreateTable
CREATE TABLE "PurgeDay" (
    "day" TEXT NOT NULL PRIMARY KEY,
    "ran" BOOLEAN NOT NULL
);

-- The purge of a site that exists already
INSERT INTO "PurgeDay" ("day", "ran") SELECT "day", true FROM "DailyTask" WHERE "name" = 'purge';
