-- AlterTable
ALTER TABLE "Article" ADD COLUMN "canonicalUrl" TEXT;
ALTER TABLE "Article" ADD COLUMN "deletedAt" DATETIME;
ALTER TABLE "Article" ADD COLUMN "deletedPublishedAt" DATETIME;
ALTER TABLE "Article" ADD COLUMN "searchDescription" TEXT;
ALTER TABLE "Article" ADD COLUMN "searchTitle" TEXT;

-- CreateTable
CREATE TABLE "Draft" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "articleId" INTEGER,
    "pageId" INTEGER,
    "basedOn" TEXT,
    "translationKey" TEXT,
    "content" TEXT NOT NULL,
    "saves" TEXT NOT NULL DEFAULT '[]',
    "savedBy" TEXT NOT NULL,
    "savedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undo" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deletedAt" DATETIME,
    CONSTRAINT "Draft_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Draft_pageId_fkey" FOREIGN KEY ("pageId") REFERENCES "Page" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Revision" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "draftId" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "savedBy" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Revision_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Upload" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "focusX" REAL,
    "focusY" REAL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- AlterTable
ALTER TABLE "Account" ADD COLUMN "plainEditor" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE UNIQUE INDEX "Draft_articleId_key" ON "Draft"("articleId");

-- CreateIndex
CREATE UNIQUE INDEX "Draft_pageId_key" ON "Draft"("pageId");

-- CreateIndex
CREATE INDEX "Draft_kind_locale_savedAt_idx" ON "Draft"("kind", "locale", "savedAt");

-- CreateIndex
CREATE INDEX "Revision_draftId_createdAt_idx" ON "Revision"("draftId", "createdAt");

-- CreateIndex
CREATE INDEX "Upload_createdAt_idx" ON "Upload"("createdAt");
