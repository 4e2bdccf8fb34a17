-- CreateTable
CREATE TABLE "Page" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "locale" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "translationKey" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "dek" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "nav" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "form" BOOLEAN NOT NULL,
    "publishedAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "FormerPageSlug" (
    "locale" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "pageId" INTEGER NOT NULL,

    PRIMARY KEY ("locale", "slug"),
    CONSTRAINT "FormerPageSlug_pageId_fkey" FOREIGN KEY ("pageId") REFERENCES "Page" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Page_locale_slug_key" ON "Page"("locale", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "Page_translationKey_locale_key" ON "Page"("translationKey", "locale");

CREATE TRIGGER "Page_insert_version" AFTER INSERT ON "Page"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "Page_update_version" AFTER UPDATE ON "Page"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "Page_delete_version" AFTER DELETE ON "Page"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "FormerPageSlug_insert_version" AFTER INSERT ON "FormerPageSlug"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "FormerPageSlug_update_version" AFTER UPDATE ON "FormerPageSlug"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "FormerPageSlug_delete_version" AFTER DELETE ON "FormerPageSlug"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

-- One index for articles and pages, so that one rank orders both: a page's rowid is its negative id.
DROP VIEW "ArticleSearchSource";

CREATE VIEW "ArticleSearchSource" AS
SELECT
    "id",
    replace(replace(replace(replace("title", 'œ', 'oe'), 'Œ', 'OE'), 'æ', 'ae'), 'Æ', 'AE') AS "title",
    replace(replace(replace(replace("dek", 'œ', 'oe'), 'Œ', 'OE'), 'æ', 'ae'), 'Æ', 'AE') AS "dek",
    replace(replace(replace(replace("body", 'œ', 'oe'), 'Œ', 'OE'), 'æ', 'ae'), 'Æ', 'AE') AS "body",
    (
        SELECT replace(replace(replace(replace(group_concat("name", ' / '), 'œ', 'oe'), 'Œ', 'OE'), 'æ', 'ae'), 'Æ', 'AE')
        FROM "_ArticleToTopic" JOIN "Topic" ON "Topic"."id" = "B" WHERE "A" = "Article"."id"
    ) AS "topics"
FROM "Article"
UNION ALL
SELECT
    -"id",
    replace(replace(replace(replace("title", 'œ', 'oe'), 'Œ', 'OE'), 'æ', 'ae'), 'Æ', 'AE'),
    replace(replace(replace(replace("dek", 'œ', 'oe'), 'Œ', 'OE'), 'æ', 'ae'), 'Æ', 'AE'),
    replace(replace(replace(replace("body", 'œ', 'oe'), 'Œ', 'OE'), 'æ', 'ae'), 'Æ', 'AE'),
    NULL
FROM "Page";

CREATE TRIGGER "Page_insert_search" AFTER INSERT ON "Page"
BEGIN
    DELETE FROM "ArticleSearch" WHERE "rowid" = -NEW."id";
    INSERT INTO "ArticleSearch" ("rowid", "title", "dek", "body", "topics")
    SELECT "id", "title", "dek", "body", "topics" FROM "ArticleSearchSource" WHERE "id" = -NEW."id";
END;

CREATE TRIGGER "Page_update_search" AFTER UPDATE OF "id", "title", "dek", "body" ON "Page"
BEGIN
    DELETE FROM "ArticleSearch" WHERE "rowid" IN (-OLD."id", -NEW."id");
    INSERT INTO "ArticleSearch" ("rowid", "title", "dek", "body", "topics")
    SELECT "id", "title", "dek", "body", "topics" FROM "ArticleSearchSource" WHERE "id" = -NEW."id";
END;

CREATE TRIGGER "Page_delete_search" AFTER DELETE ON "Page"
BEGIN
    DELETE FROM "ArticleSearch" WHERE "rowid" = -OLD."id";
END;
