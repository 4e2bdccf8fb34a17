-- The index of the search, kept by the database itself: whichever program writes an article, it is found at once.
-- œ and æ are indexed as oe and ae, which the tokenizer does not do of itself.
CREATE VIRTUAL TABLE "ArticleSearch" USING fts5(
    "title", "dek", "body", "topics",
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3'
);

-- What is to be indexed; rowid is the article's id.
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
FROM "Article";

INSERT INTO "ArticleSearch" ("rowid", "title", "dek", "body", "topics")
SELECT "id", "title", "dek", "body", "topics" FROM "ArticleSearchSource";

-- A row that REPLACE pushed out left its text here, for REPLACE fires no delete trigger; its id may come again.
CREATE TRIGGER "Article_insert_search" AFTER INSERT ON "Article"
BEGIN
    DELETE FROM "ArticleSearch" WHERE "rowid" = NEW."id";
    INSERT INTO "ArticleSearch" ("rowid", "title", "dek", "body", "topics")
    SELECT "id", "title", "dek", "body", "topics" FROM "ArticleSearchSource" WHERE "id" = NEW."id";
END;

CREATE TRIGGER "Article_update_search" AFTER UPDATE OF "id", "title", "dek", "body" ON "Article"
BEGIN
    DELETE FROM "ArticleSearch" WHERE "rowid" IN (OLD."id", NEW."id");
    INSERT INTO "ArticleSearch" ("rowid", "title", "dek", "body", "topics")
    SELECT "id", "title", "dek", "body", "topics" FROM "ArticleSearchSource" WHERE "id" = NEW."id";
END;

CREATE TRIGGER "Article_delete_search" AFTER DELETE ON "Article"
BEGIN
    DELETE FROM "ArticleSearch" WHERE "rowid" = OLD."id";
END;

CREATE TRIGGER "ArticleToTopic_insert_search" AFTER INSERT ON "_ArticleToTopic"
BEGIN
    UPDATE "ArticleSearch"
    SET "topics" = (SELECT "topics" FROM "ArticleSearchSource" WHERE "id" = NEW."A")
    WHERE "rowid" = NEW."A";
END;

CREATE TRIGGER "ArticleToTopic_update_search" AFTER UPDATE ON "_ArticleToTopic"
BEGIN
    UPDATE "ArticleSearch"
    SET "topics" = (SELECT "topics" FROM "ArticleSearchSource" WHERE "id" = "ArticleSearch"."rowid")
    WHERE "rowid" IN (OLD."A", NEW."A");
END;

CREATE TRIGGER "ArticleToTopic_delete_search" AFTER DELETE ON "_ArticleToTopic"
BEGIN
    UPDATE "ArticleSearch"
    SET "topics" = (SELECT "topics" FROM "ArticleSearchSource" WHERE "id" = OLD."A")
    WHERE "rowid" = OLD."A";
END;

-- A program without foreign keys, as the sqlite3 shell, leaves rows in "_ArticleToTopic" whose topic is gone or to come.
CREATE TRIGGER "Topic_insert_search" AFTER INSERT ON "Topic"
BEGIN
    UPDATE "ArticleSearch"
    SET "topics" = (SELECT "topics" FROM "ArticleSearchSource" WHERE "id" = "ArticleSearch"."rowid")
    WHERE "rowid" IN (SELECT "A" FROM "_ArticleToTopic" WHERE "B" = NEW."id");
END;

CREATE TRIGGER "Topic_update_search" AFTER UPDATE OF "id", "name" ON "Topic"
BEGIN
    UPDATE "ArticleSearch"
    SET "topics" = (SELECT "topics" FROM "ArticleSearchSource" WHERE "id" = "ArticleSearch"."rowid")
    WHERE "rowid" IN (SELECT "A" FROM "_ArticleToTopic" WHERE "B" IN (OLD."id", NEW."id"));
END;

CREATE TRIGGER "Topic_delete_search" AFTER DELETE ON "Topic"
BEGIN
    UPDATE "ArticleSearch"
    SET "topics" = (SELECT "topics" FROM "ArticleSearchSource" WHERE "id" = "ArticleSearch"."rowid")
    WHERE "rowid" IN (SELECT "A" FROM "_ArticleToTopic" WHERE "B" = OLD."id");
END;
