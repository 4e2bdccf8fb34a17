-- CreateTable
CREATE TABLE "FormerTopicSlug" (
    "locale" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "topicId" INTEGER NOT NULL,

    PRIMARY KEY ("locale", "slug"),
    CONSTRAINT "FormerTopicSlug_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SiteSetting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL,
    "changedBy" TEXT NOT NULL,
    "changedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- Readers' pages are made anew after each change (see 20261123000200_content_version).
CREATE TRIGGER "FormerTopicSlug_insert_version" AFTER INSERT ON "FormerTopicSlug"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "FormerTopicSlug_update_version" AFTER UPDATE ON "FormerTopicSlug"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "FormerTopicSlug_delete_version" AFTER DELETE ON "FormerTopicSlug"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "SiteSetting_insert_version" AFTER INSERT ON "SiteSetting"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "SiteSetting_update_version" AFTER UPDATE ON "SiteSetting"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "SiteSetting_delete_version" AFTER DELETE ON "SiteSetting"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;
