-- AlterTable
ALTER TABLE "Article" ADD COLUMN "originHash" TEXT;
ALTER TABLE "Article" ADD COLUMN "originKey" TEXT;
ALTER TABLE "Article" ADD COLUMN "originKind" TEXT;

-- AlterTable
ALTER TABLE "Image" ADD COLUMN "drawnFrom" TEXT;

-- AlterTable
ALTER TABLE "Page" ADD COLUMN "originHash" TEXT;
ALTER TABLE "Page" ADD COLUMN "originKey" TEXT;
ALTER TABLE "Page" ADD COLUMN "originKind" TEXT;

-- CreateTable
CREATE TABLE "Redirect" (
    "from" TEXT NOT NULL PRIMARY KEY,
    "to" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateIndex
CREATE INDEX "Article_originKind_originKey_idx" ON "Article"("originKind", "originKey");

-- Readers' pages are made anew after each change (see 20261123000200_content_version).
CREATE TRIGGER "Redirect_insert_version" AFTER INSERT ON "Redirect"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "Redirect_update_version" AFTER UPDATE ON "Redirect"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;

CREATE TRIGGER "Redirect_delete_version" AFTER DELETE ON "Redirect"
BEGIN UPDATE "Content" SET "version" = "version" + 1 WHERE "id" = 1; END;
