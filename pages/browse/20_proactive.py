"""Proactive disclosure: how much, through which channels, how many normative documents and responses."""

import streamlit as st

from pages import charts, controls, show

CHANNELS = ["channel_gazette", "channel_website", "channel_weibo", "channel_wechat", "channel_other"]
DOCUMENTS = ["normative_docs_made", "normative_docs_public"]
RESPONSES = [
    "response_hot_issues",
    "press_conferences",
    "online_interviews",
    "interpretation_articles",
    "weibo_wechat_responses",
    "other_responses",
]

left, right = st.columns(2)
with left:
    show.series_chart(charts.lines, ["proactive_items"], title="proactive.items")
with right:
    show.series_chart(charts.stacked, CHANNELS, title="proactive.channels")
left, right = st.columns(2)
with left:
    multichannel = controls.ask("multichannel", **controls.chosen())
    show.ratio_chart(multichannel, ["ratio"], title="proactive.multichannel")
with right:
    show.series_chart(charts.lines, DOCUMENTS, title="proactive.documents")
show.series_chart(charts.lines, RESPONSES, title="proactive.responses")
show.bodies("proactive_by_body", rank_by="proactive_items", title="proactive.bodies")
