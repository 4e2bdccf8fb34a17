-- What readers see has a version, kept by the database itself: whichever program writes, and
-- whether or not the server runs, pages made from an older version can be told from current ones.
-- CreateTable
CREATE TABLE "Content" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT DEFAULT 1,
    "store" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0
);

INSERT INTO "Content" ("id", "store", "version") VALUES (1, lower(hex(randomblob(8))), 0);

CREATE TRIGGER "Author_insert_version" AFTER INSERT ON "Author"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "Author_update_version" AFTER UPDATE ON "Author"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "Author_delete_version" AFTER DELETE ON "Author"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "Article_insert_version" AFTER INSERT ON "Article"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "Article_update_version" AFTER UPDATE ON "Article"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "Article_delete_version" AFTER DELETE ON "Article"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "Image_insert_version" AFTER INSERT ON "Image"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "Image_update_version" AFTER UPDATE ON "Image"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "Image_delete_version" AFTER DELETE ON "Image"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "Topic_insert_version" AFTER INSERT ON "Topic"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "Topic_update_version" AFTER UPDATE ON "Topic"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "Topic_delete_version" AFTER DELETE ON "Topic"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "FormerSlug_insert_version" AFTER INSERT ON "FormerSlug"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "FormerSlug_update_version" AFTER UPDATE ON "FormerSlug"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "FormerSlug_delete_version" AFTER DELETE ON "FormerSlug"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "ArticleToTopic_insert_version" AFTER INSERT ON "_ArticleToTopic"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "ArticleToTopic_update_version" AFTER UPDATE ON "_ArticleToTopic"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "ArticleToTopic_delete_version" AFTER DELETE ON "_ArticleToTopic"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;
