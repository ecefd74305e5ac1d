"""The literature review's material as a web page, through pandoc."""

from citegraph.graph.exports._pandoc import PandocReview

export = PandocReview(to="html5", suffix=".review.html", description="the review as a web page, through pandoc")
