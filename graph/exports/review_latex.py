"""The literature review's material as LaTeX; XeLaTeX and LuaLaTeX set every script."""

from citegraph.graph.exports._pandoc import PandocReview

export = PandocReview(to="latex", suffix=".review.tex", description="the review as LaTeX, through pandoc")
