import com.google.gson.GsonBuilder;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.importer.plugin.file.spreadsheet.ImporterSpreadsheetCSV;
import org.gephi.io.importer.plugin.file.spreadsheet.process.SpreadsheetGeneralConfiguration.Mode;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.io.processor.plugin.MergeProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/**
 * Opens graph files as Gephi's own import does and prints what came in, one JSON array for all files. A folder is taken for
 * nodes.csv and edges.csv, imported together. Run it with: java -cp gephi-toolkit-all.jar GephiReader.java FILE…
 */
public final class GephiReader {
  private static final ImportController IMPORT = Lookup.getDefault().lookup(ImportController.class);

  public static void main(String[] files) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    List<Object> all = new ArrayList<>();
    for (String name : files) {
      projects.newProject();
      all.add(read(new File(name), projects.getCurrentWorkspace()));
      projects.closeCurrentProject();
    }
    out.println(new GsonBuilder().serializeNulls().create().toJson(all));
    System.exit(0);
  }

  private static Map<String, Object> read(File file, Workspace workspace) throws Exception {
    List<Container> containers = new ArrayList<>();
    if (file.isDirectory()) {
      containers.add(table(new File(file, "nodes.csv"), Mode.NODES_TABLE));
      containers.add(table(new File(file, "edges.csv"), Mode.EDGES_TABLE));
    } else {
      containers.add(IMPORT.importFile(file));
    }
    List<Object> issues = new ArrayList<>();
    for (Container container : containers) {
      // The desktop program does this after every import, the toolkit does not.
      container.verify();
      // Off, so that places and sizes can be compared; the import dialog's default stretches both alike.
      container.getLoader().setAutoScale(false);
      container.closeLoader();
      Iterator<Issue> each = container.getReport().getIssues(Integer.MAX_VALUE);
      while (each.hasNext()) {
        Issue issue = each.next();
        issues.add(Map.of("level", issue.getLevel().toString(), "message", issue.getMessage()));
      }
    }
    if (containers.size() == 1) IMPORT.process(containers.get(0), new DefaultProcessor(), workspace);
    else IMPORT.process(containers.toArray(new Container[0]), new MergeProcessor(), workspace);
    return describe(Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace), issues);
  }

  private static Container table(File file, Mode mode) throws Exception {
    ImporterSpreadsheetCSV importer = new ImporterSpreadsheetCSV();
    importer.setFile(file);
    importer.refreshAutoDetections();
    importer.setMode(mode);
    return IMPORT.importFile(file, importer);
  }

  private static Map<String, Object> describe(GraphModel model, List<Object> issues) {
    Graph graph = model.getGraph();
    Interval bounds = model.getTimeBounds();
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("issues", issues);
    result.put("direction", model.isMixed() ? "mixed" : model.isDirected() ? "directed" : "undirected");
    result.put("timeline", Double.isInfinite(bounds.getLow()) ? null : List.of(bounds.getLow(), bounds.getHigh()));
    result.put("nodeColumns", columns(model.getNodeTable()));
    result.put("edgeColumns", columns(model.getEdgeTable()));
    List<Object> nodes = new ArrayList<>();
    for (Node node : graph.getNodes().toArray()) {
      Map<String, Object> values = attributes(node, model.getNodeTable());
      values.put("id", node.getId());
      values.put("label", node.getLabel());
      values.put("x", node.x());
      values.put("y", node.y());
      values.put("size", node.size());
      values.put("color", List.of(node.getColor().getRed(), node.getColor().getGreen(), node.getColor().getBlue()));
      nodes.add(values);
    }
    List<Object> edges = new ArrayList<>();
    for (Edge edge : graph.getEdges().toArray()) {
      Map<String, Object> values = attributes(edge, model.getEdgeTable());
      values.put("source", edge.getSource().getId());
      values.put("target", edge.getTarget().getId());
      values.put("label", edge.getLabel());
      values.put("weight", edge.getWeight());
      values.put("type", model.getEdgeTypeLabel(edge.getType()));
      edges.add(values);
    }
    result.put("nodes", nodes);
    result.put("edges", edges);
    return result;
  }

  private static Map<String, String> columns(Table table) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (Column column : table) columns.put(column.getId(), column.getTypeClass().getSimpleName());
    return columns;
  }

  private static Map<String, Object> attributes(Element element, Table table) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Column column : table) {
      Object value = element.getAttribute(column);
      boolean plain = value == null || value instanceof Number || value instanceof Boolean;
      values.put(column.getId(), plain ? value : value.toString());
    }
    return values;
  }
}
