#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "template_fixture.h"

using namespace comisiynu;
using comisiynu::test::shown;
using comisiynu::test::Templates;

namespace {

const std::string nasty = R"(</title><script>alert("1")</script>' onclick='x & &lt;)";

// The first line of what is said: place, message and code.
std::string complaint(const std::string& page, Value x = {}) {
  const auto said = shown(page, std::move(x));
  return said.substr(0, said.find('\n'));
}

std::string refused(int column, const std::string& why) {
  return "page.html:1:" + std::to_string(column) + ": error: " + why + " [template-context]";
}

std::string unsafe(int column, const std::string& address) {
  return "page.html:1:" + std::to_string(column) + ": error: the address \"" + address +
         "\" has a scheme that is not allowed [template-unsafe-address]";
}

}  // namespace

TEST_CASE("in text, markup characters are escaped", "[template][escape]") {
  CHECK(shown("<p>{{ x }}</p>", nasty) ==
        R"(<p>&lt;/title&gt;&lt;script&gt;alert("1")&lt;/script&gt;' onclick='x &amp; &amp;lt;</p>)");
}

TEST_CASE("in an attribute, quotation marks too", "[template][escape]") {
  const std::string escaped =
      "&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; onclick=&#39;x &amp; &amp;lt;";
  CHECK(shown("<p title=\"{{ x }}\">", nasty) == "<p title=\"" + escaped + "\">");
  CHECK(shown("<p title='{{ x }}'>", nasty) == "<p title='" + escaped + "'>");
  CHECK(shown("<p title = \"a {{ x }} b\" class=c>{{ x }}", "\"<") == "<p title = \"a &quot;&lt; b\" class=c>\"&lt;");
}

TEST_CASE("a title holds text only", "[template][escape]") {
  CHECK(shown("<title>{{ x }}</title>{{ x }}", "</title><script>") ==
        "<title>&lt;/title&gt;&lt;script&gt;</title>&lt;/title&gt;&lt;script&gt;");
  CHECK(shown("<textarea>{{ x }}</textarea >{{ x }}", "<b>") == "<textarea>&lt;b&gt;</textarea >&lt;b&gt;");
  CHECK(complaint("<title>{{ x }}</title>", Value::html("<b>")) ==
        refused(11, "markup cannot stand in an element that holds only text"));
}

TEST_CASE("markup stands in text alone", "[template][escape]") {
  CHECK(shown("<p>{{ x }}</p>", Value::html("<b>x</b>")) == "<p><b>x</b></p>");
  CHECK(complaint("<p title=\"{{ x }}\">", Value::html("<b>x</b>")) ==
        refused(14, "markup cannot stand in an attribute"));
  CHECK(complaint("<a href=\"{{ x }}\">", Value::html("/")) == refused(13, "markup cannot stand in an attribute"));
  CHECK(complaint("<script type=\"application/json\">{{ x }}</script>", Value::html("<b>")) ==
        refused(36, "markup cannot stand in JSON"));
  CHECK(complaint("<script type=\"application/json\">\"{{ x }}\"</script>", Value::html("<b>")) ==
        refused(37, "markup cannot stand in JSON"));
}

TEST_CASE("in data, a value is JSON that cannot end its script", "[template][escape]") {
  CHECK(shown("<script type=\"application/ld+json\">{\"a\": {{ x }}, \"b\": \"x{{ x }}\"}</script>{{ x }}",
              "</script><!--&\"\\\n\x01") ==
        R"(<script type="application/ld+json">{"a": "\u003c/script\u003e\u003c!--\u0026\"\\\n\u0001", )"
        R"("b": "x\u003c/script\u003e\u003c!--\u0026\"\\\n\u0001"}</script>)"
        "&lt;/script&gt;&lt;!--&amp;\"\\\n\x01");
  CHECK(shown("<script type='application/json'>[{{ x }},{{ null }},{{ true }},{{ 1.5 }}, {{ x | json }}]</script>", "a") ==
        "<script type='application/json'>[\"a\",null,true,1.5, \"a\"]</script>");
  CHECK(shown("<script type=application/json>\"\\\"{{ x }}\", {{ x }}</script>", "a") ==
        "<script type=application/json>\"\\\"a\", \"a\"</script>");
}

TEST_CASE("an address leads where it says", "[template][escape]") {
  for (const char* good : {"/cy/", "page.html", "#top", "?a=b:c", "../x", "http://a.example/", "https://a.example/?x=1",
                           "HTTPS://A.EXAMPLE", "mailto:a@b.example", "tel:01632960000", "//a.example/", "", "a/b:c"})
    CHECK(shown("<a href=\"{{ x }}\">", good) == "<a href=\"" + std::string(good) + "\">");
  CHECK(shown("<a href=\"{{ x }}\">", "/?a=1&b=\"2\"") == "<a href=\"/?a=1&amp;b=&quot;2&quot;\">");
  CHECK(shown("<a href=\"{{ x }}\">", nullptr) == "<a href=\"\">");
}

TEST_CASE("an address that could run is replaced and told of", "[template][escape]") {
  for (const char* bad : {"javascript:alert(1)", "JavaScript:alert(1)", " \tjava\nscript\r:alert(1)", "\x01javascript:alert(1)",
                          "data:text/html,x", "vbscript:x", "blob:x", "a:b", "javascript&colon;:x", "file:///etc"}) {
    Templates page("<a href=\"{{ x }}\">");
    Object values;
    values.set("x", bad);
    CHECK(page.render(std::move(values)).find("template-unsafe-address") != std::string::npos);
    CHECK(page.rendered() == "<a href=\"#\">");
  }
  CHECK(complaint("<a href=\"{{ x }}\">", "javascript:alert(1)") == unsafe(13, "javascript:alert(1)"));
}

TEST_CASE("every attribute that holds an address is looked after", "[template][escape]") {
  for (const std::string name : {"href", "src", "action", "formaction", "cite", "poster", "data", "xlink:href", "HREF",
                                 "srcset", "ping", "imagesrcset", "manifest"}) {
    CAPTURE(name);
    const int column = static_cast<int>(name.size()) + 9;
    CHECK(complaint("<x " + name + "=\"{{ x }}\">", "javascript:x") == unsafe(column, "javascript:x"));
    CHECK(complaint("<x " + name + " = '{{ x }}'>", "javascript:x") == unsafe(column + 2, "javascript:x"));
  }
  CHECK(shown("<x data-href=\"{{ x }}\">", "javascript:x") == "<x data-href=\"javascript:x\">");
}

TEST_CASE("a scheme cannot be put together from pieces", "[template][escape]") {
  CHECK(complaint("<a href=\"java{{ x }}\">", "script:x") == unsafe(17, "javascript:x"));
  CHECK(complaint("<a href=\"{{ x }}{{ \"script:x\" }}\">", "java") == unsafe(20, "javascript:x"));
  CHECK(complaint("<a href='{% if x %}{{ x }}{% end %}{{ \"script:x\" }}'>", "java") == unsafe(39, "javascript:x"));
  CHECK(shown("<a href=\"{{ x }}{{ \"/script:x\" }}\">", "java") == "<a href=\"java/script:x\">");
  CHECK(shown("<a href=\"/{{ x }}\">", "script:x") == "<a href=\"/script:x\">");
  CHECK(shown("<a href=\"{{ x }}#a:b\">", "/cy/") == "<a href=\"/cy/#a:b\">");
  CHECK(shown("<a href=\"mailto:{{ x }}\"><a href=\" tel:{{ x }}\">", "a:b") == "<a href=\"mailto:a:b\"><a href=\" tel:a:b\">");
  CHECK(complaint("<a href=\"{{ x }}:x\">", "javascript") ==
        refused(17, "the scheme of an address is made of a value and of text"));
  CHECK(complaint("<a href=\"{{ x }}&#58;x\">", "javascript") ==
        refused(17, "the scheme of an address is made of a value and of text"));
  CHECK(complaint("<a href=\"javascript:f({{ x }})\">", 1) == refused(26, "a value cannot stand in an address of this scheme"));
  CHECK(complaint("<a href=\"java&#115;cript:{{ x }}\">", 1) ==
        refused(29, "a value cannot stand behind \"&\" at the start of an address"));
}

TEST_CASE("each address of a srcset is looked at", "[template][escape]") {
  CHECK(shown("<img srcset=\"{{ x }}\">", "/a.png 1x, /b.png 2x") == "<img srcset=\"/a.png 1x, /b.png 2x\">");
  CHECK(shown("<img srcset=\"{{ x }} 1x, {{ x }} 2x\">", "/a.png") == "<img srcset=\"/a.png 1x, /a.png 2x\">");
  CHECK(complaint("<img srcset=\"{{ x }}\">", "/a.png 1x,javascript:x 2x") ==
        unsafe(17, "/a.png 1x,javascript:x 2x"));
  CHECK(complaint("<img srcset=\"/a.png 1x,java{{ x }}\">", "script:x") == unsafe(31, "javascript:x"));
}

TEST_CASE("where no value can be safe, none may stand", "[template][escape]") {
  const std::string unquoted = "a value cannot stand in an attribute without quotation marks";
  const std::string in_name = "a value cannot stand in the name of a tag";
  const std::string between = "a value cannot stand between the attributes of a tag";
  CHECK(complaint("<p title={{ x }}>") == refused(13, unquoted));
  CHECK(complaint("<p title=a{{ x }}>") == refused(14, unquoted));
  CHECK(complaint("<{{ x }}>") == refused(5, in_name));
  CHECK(complaint("<p{{ x }}>") == refused(6, in_name));
  CHECK(complaint("</{{ x }}>") == refused(6, in_name));
  CHECK(complaint("<p {{ x }}>") == refused(7, between));
  CHECK(complaint("<p ti{{ x }}>") == refused(9, between));
  CHECK(complaint("<p title {{ x }}>") == refused(13, between));
  CHECK(complaint("<p a=\"b\"{{ x }}>") == refused(12, between));
  CHECK(complaint("<script>f({{ x }})</script>") == refused(14, "a value cannot stand in a script"));
  CHECK(complaint("<script type=\"module\">{{ x }}</script>") == refused(26, "a value cannot stand in a script"));
  CHECK(complaint("<script type=\"importmap\">{{ x }}</script>") == refused(29, "a value cannot stand in a script"));
  CHECK(complaint("<script type type=\"application/json\">{{ x }}</script>") == refused(41, "a value cannot stand in a script"));
  CHECK(complaint("<script type=\"module\" type=\"application/json\">{{ x }}</script>") ==
        refused(50, "a value cannot stand in a script"));
  CHECK(complaint("<script type=\"application/json{{ x }}\">{{ x }}</script>") == refused(43, "a value cannot stand in a script"));
  CHECK(complaint("<script type=\"text/javascript;application/json\">{{ x }}</script>") == refused(52, "a value cannot stand in a script"));
  CHECK(complaint("<style>p { color: {{ x }} }</style>") == refused(22, "a value cannot stand in a style sheet"));
  CHECK(complaint("<p style=\"width: {{ x }}%\">") == refused(21, "a value cannot stand in a style attribute"));
  CHECK(complaint("<p onclick=\"f({{ x }})\">") == refused(18, "a value cannot stand in an event handler"));
  CHECK(complaint("<p OnMouseOver=\"{{ x }}\">") == refused(20, "a value cannot stand in an event handler"));
  CHECK(complaint("<iframe srcdoc=\"{{ x }}\"></iframe>") == refused(20, "a value cannot stand in srcdoc"));
  CHECK(complaint("<iframe>{{ x }}</iframe>") == refused(12, "a value cannot stand in an element that holds raw text"));
  CHECK(complaint("<!-- {{ x }} -->") == refused(9, "a value cannot stand in a comment"));
  CHECK(complaint("<!doctype {{ x }}>") == refused(14, "a value cannot stand in a declaration"));
  CHECK(complaint("<?xml {{ x }}?>") == refused(10, "a value cannot stand in a declaration"));
  CHECK(complaint("<title><{{ x }}</title>") == refused(12, "a value cannot stand right behind \"<\""));
  CHECK(complaint("<script type=\"application/json\">\"</{{ x }}\"</script>") == refused(39, "a value cannot stand right behind \"<\""));
  CHECK(complaint("<script type=\"application/json\">\"\\{{ x }}\"</script>") ==
        refused(38, "a value cannot stand right behind a backslash"));
}

TEST_CASE("what looks like the end of a thing need not be it", "[template][escape]") {
  CHECK(shown("<!-- > -- -> --><b>{{ x }}</b>", "<") == "<!-- > -- -> --><b>&lt;</b>");
  CHECK(shown("<!-->{{ x }}", "<") == "<!-->&lt;");
  CHECK(shown("<!--->{{ x }}", "<") == "<!--->&lt;");
  CHECK(shown("<!-- a --!>{{ x }}", "<") == "<!-- a --!>&lt;");
  CHECK(complaint("<!--!>{{ x }}") == refused(10, "a value cannot stand in a comment"));
  CHECK(shown("<SCRIPT>\"a\" < 'b'</ScRiPt\n>{{ x }}", "<") == "<SCRIPT>\"a\" < 'b'</ScRiPt\n>&lt;");
  CHECK(shown("<p title='>' class=\"'\">{{ x }}", "<") == "<p title='>' class=\"'\">&lt;");
  CHECK(shown("2 < 3 <3 {{ x }}", "<") == "2 < 3 <3 &lt;");
  CHECK(shown("<titles>{{ x }}</titles>", Value::html("<b>")) == "<titles><b></titles>");
  CHECK(shown("<br/><img alt=\"{{ x }}\"/>{{ x }}", "\"") == "<br/><img alt=\"&quot;\"/>\"");
}

TEST_CASE("HTML that browsers read in two ways is refused", "[template][escape]") {
  CHECK(complaint("<script><!-- </script>{{ x }}") == refused(12, "\"<!--\" stands in a script"));
  CHECK(complaint("<svg><title/>{{ x }}</svg>") == refused(13, "<title/> does not close <title>"));
  CHECK(complaint("<svg><style /></svg>") == refused(14, "<style/> does not close <style>"));
  CHECK(complaint("<title><b></b></title>") == refused(9, "what looks like a tag stands in <title>, which holds no markup"));
  CHECK(complaint("<svg><style><a title=\"</style>{{ x }}") ==
        refused(14, "what looks like a tag stands in <style>, which holds no markup"));
  CHECK(complaint("<svg><script>\"</scripty x='\"</script>{{ x }}") ==
        refused(23, "what looks like a tag stands in <script>, which holds no markup"));
  CHECK(shown("<math><script type=\"application/json\">\"<b\"</script>") ==
        "page.html:1:41: error: what looks like a tag stands in <script>, which holds no markup [template-context]\n"
        "    1 | <math><script type=\"application/json\">\"<b\"</script>\n"
        "      |                                         ^\n"
        "      = write \\u003c for the \"<\"\n");
  CHECK(complaint("<noscript><p title=\"</noScript>\">{{ x }}") == refused(21, "</noscript> stands in an attribute"));
  CHECK(complaint("<noscript><!-- </noscript><p title=\"-->{{ x }}") == refused(16, "</noscript> stands in a comment"));
  CHECK(shown("<noscript><p>{{ x }}</p></noscript>", "<") == "<noscript><p>&lt;</p></noscript>");
  CHECK(complaint("<p <b>{{ x }}</b>") == refused(4, "\"<\" stands inside a tag"));
  CHECK(complaint("<p a=\"b\"\">") == refused(9, "a quotation mark stands where no value begins"));
  CHECK(complaint("<p a=>") == refused(6, "the attribute has no value after \"=\""));
  CHECK(complaint("<![CDATA[ {{ x }} ]]>") == refused(3, "<![CDATA[ ]]> has no meaning in HTML"));
  CHECK(complaint("a </ b") == refused(5, "\"</\" is followed by no name"));
}

TEST_CASE("the level of a heading may be a value", "[template][escape]") {
  CHECK(shown("<h{{ x }} class=\"a\">t</h{{ x }}>", 3) == "<h3 class=\"a\">t</h3>");
  for (const auto& bad : {Value(7), Value(0), Value("1"), Value(), Value("3 onclick=x")})
    CHECK(complaint("<h{{ x }}>", bad) ==
          "page.html:1:6: error: the level of a heading is a whole number from 1 to 6 [template-wrong-kind]");
  CHECK(complaint("<h{{ x }}r>", 1) == refused(10, "an attribute begins right behind a {% tag %}"));
  CHECK(complaint("<hr{{ x }}>", 1) == refused(7, "a value cannot stand in the name of a tag"));
}

TEST_CASE("attributes may depend on a condition", "[template][escape]") {
  CHECK(shown("<p{% if x %} class=\"{{ x }}\"{% end %}>", "a") == "<p class=\"a\">");
  CHECK(shown("<p{% if x %} class=\"{{ x }}\"{% end %}>", "") == "<p>");
  CHECK(shown("<option {% if x %}selected{% end %}>", true) == "<option selected>");
  CHECK(shown("<p class=\"a{% if x %} b{% else %} c{% end %}\" id=\"d\">", false) == "<p class=\"a c\" id=\"d\">");
  CHECK(shown("<p{% for n in x %} data-{% if n %}a{% else %}b{% end %}=\"{{ n }}\"{% end %}>", Value::list({"1"})) ==
        "page.html:1:56: error: an attribute begins right behind a {% tag %} [template-context]\n"
        "    1 | <p{% for n in x %} data-{% if n %}a{% else %}b{% end %}=\"{{ n }}\"{% end %}>\n"
        "      |                                                        ^\n"
        "      = put a space before it\n");
  CHECK(shown("<p{% for n in x %} a=\"{{ n }}\"{% end %}>", Value::list({"1", "2"})) == "<p a=\"1\" a=\"2\">");
  CHECK(complaint("<p{% if x %} a{% end %}b>") == refused(24, "an attribute begins right behind a {% tag %}"));
}

TEST_CASE("a branch ends where it began", "[template][escape]") {
  CHECK(complaint("{% if x %}<p title=\"{% end %}\">") == refused(1, "this branch begins in text and ends in an attribute"));
  CHECK(complaint("{% if x %}a{% elif y %}b{% else %}<p {% end %}>") == refused(25, "this branch begins in text and ends in a tag"));
  CHECK(complaint("<p title=\"{% for n in x %}\">{% end %}") == refused(11, "the loop begins in an attribute and ends in text"));
  CHECK(complaint("{% for n in x %}a{% else %}<!--{% end %}") == refused(1, "the loop's {% else %} begins in text and ends in a comment"));
  CHECK(complaint("<s{% if x %}cript{% end %}>{{ x }}") == refused(3, "this branch begins in the name of a tag and ends in the name of a tag"));
  CHECK(complaint("<script{% if x %} type=\"application/json\"{% end %}>{{ x }}</script>") ==
        refused(8, "this branch begins in the name of a tag and ends in a tag"));
  CHECK(complaint("<a href=\"{% if x %}javascript:{% end %}{{ x }}\">") == refused(10, "this branch begins in an attribute and ends in an attribute"));
  CHECK(complaint("a<p title=\"") == refused(12, "the template ends in an attribute"));
  CHECK(complaint("<title>") == refused(8, "the template ends in <title>"));
}

TEST_CASE("a block and an included template end where they began", "[template][escape]") {
  CHECK(Templates(Templates::Files{{"base.html", "<title>{% block a %}x{% end %}</title>"},
                                   {"page.html", "{% extends \"base.html\" %}{% block a %}</title>{% end %}"}})
            .errors() ==
        "page.html:1:26: error: the block \"a\" begins in <title> and ends in text [template-context]\n"
        "    1 | {% extends \"base.html\" %}{% block a %}</title>{% end %}\n"
        "      |                          ^~~~~~~~~~~~~\n"
        "      = close in it what it opens, and nothing else\n");
  CHECK(Templates(Templates::Files{{"page.html", "a {% include \"part.html\" %} b"}, {"part.html", "<p "}}).errors() ==
        "page.html:1:14: error: \"part.html\" begins in text and ends in a tag [template-context]\n"
        "    1 | a {% include \"part.html\" %} b\n"
        "      |              ^~~~~~~~~~~\n"
        "      = close in it what it opens, and nothing else\n");
}

TEST_CASE("a part is escaped for each place it is included in", "[template][escape]") {
  Templates page(Templates::Files{
      {"page.html",
       "{% include \"v.html\" with v = x %}<p title=\"{% include \"v.html\" with v = x %}\"{% include \"a.html\" with v = x %}>"
       "<script type=\"application/json\">{% include \"v.html\" with v = x %}</script>"},
      {"a.html", " lang=\"{{ v }}\""},
      {"v.html", "{{ v }}"}});
  Object values;
  values.set("x", "\"<");
  CHECK(page.render(std::move(values)) ==
        "\"&lt;<p title=\"&quot;&lt;\" lang=\"&quot;&lt;\"><script type=\"application/json\">\"\\\"\\u003c\"</script>");
}

TEST_CASE("a block is escaped for the place it stands in", "[template][escape]") {
  Templates page(Templates::Files{
      {"base.html", "<body class=\"{% block kind %}{% end %}\">{% block main %}{% end %}</body>"},
      {"page.html", "{% extends \"base.html\" %}{% block main %}{{ x }}{% end %}{% block kind %}{{ x }}{% end %}"}});
  Object values;
  values.set("x", "\"<");
  CHECK(page.render(std::move(values)) == "<body class=\"&quot;&lt;\">\"&lt;</body>");
}
