-- CreateTable
CREATE TABLE "Announcement" (
    "channel" TEXT NOT NULL,
    "articleId" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "changedAt" TEXT NOT NULL,

    PRIMARY KEY ("channel", "articleId")
);
